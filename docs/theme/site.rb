# frozen_string_literal: true

# What Asciidoctor's own HTML lacks to be a site: the page around the text, links that lead to pages of the site or to
# the repository, tables that scroll by themselves. The pages stay plain AsciiDoc, with links as the repository wants them.
#
# index.adoc is the list of pages: its sections are the groups of the navigation, its terms with a link the entries.
class SiteConverter < (Asciidoctor::Converter.for 'html5')
  register_for 'html5'

  include Asciidoctor::Logging

  Page = Struct.new :file, :title, :group

  SECTION = /\A== (.+)/
  ENTRY = /\Alink:([\w-]+\.adoc)\[(.+?)\]::/
  ABSOLUTE = /\A[a-z][a-z0-9+.-]*:/

  def convert_document node
    check_listed node
    file = node.attr 'docname'
    page = pages(node).find { |each| each.file == "#{file}.adoc" }
    title = node.doctitle sanitize: true
    contents = node.sections? ? (breakable (convert_outline node, toclevels: (node.attr 'toclevels', 2).to_i)) : nil
    <<~HTML
      <!DOCTYPE html>
      <html lang="en">
      <head>
      <meta charset="UTF-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="color-scheme" content="light dark">
      <title>#{file == 'index' ? title : "#{title} · camel-composio"}</title>
      <link rel="icon" href="data:,">
      <link rel="stylesheet" href="site.css">
      </head>
      <body>
      <a class="skip" href="#content">Skip to the text</a>
      <header>
      <a class="home" href="index.html">camel-composio</a>
      <button type="button" popovertarget="pages">Pages</button>
      #{contents ? '<button type="button" popovertarget="contents">Contents</button>' : ''}
      <a class="repository" href="#{node.attr 'repository'}">Repository</a>
      </header>
      <nav id="pages" popover aria-label="Pages">
      #{navigation node, page}
      </nav>
      #{contents ? %(<nav id="contents" popover aria-labelledby="contents-title">\n<p id="contents-title">On this page</p>\n#{contents}\n</nav>) : ''}
      <main id="content" tabindex="-1">
      <h1>#{node.header.title}</h1>
      #{node.content.gsub(%r{<code>[^<]+</code>}) { |name| breakable name }}
      #{neighbours node, page}
      </main>
      <footer>
      <p>camel-composio #{node.attr 'version'}. It is no product of Composio.
      <a href="#{source node, "docs/#{file}.adoc"}">Source of this page</a>,
      <a href="#{source node, 'LICENSE'}">Apache License 2.0</a>.</p>
      </footer>
      <script>
      // who follows a link of an open sheet wants to see where it leads
      document.addEventListener('click', event => {
        if (event.target.closest('a')) event.target.closest(':popover-open')?.hidePopover();
      });
      </script>
      </body>
      </html>
    HTML
  end

  def convert_inline_anchor node
    node.target = href node if node.type == :link
    super
  end

  def convert_table node
    %(<div class="table">\n#{super}\n</div>)
  end

  private

  def pages node
    @pages ||= begin
      group = nil
      (File.readlines "#{docs node}/index.adoc", chomp: true, encoding: 'UTF-8').each_with_object [] do |line, list|
        group = $1 if line =~ SECTION
        list << (Page.new $1, (node.apply_subs $2), group) if line =~ ENTRY
      end
    end
  end

  # Every page is on the front page, once.
  def check_listed node
    file = "#{node.attr 'docname'}.adoc"
    listed = (pages node).count { |page| page.file == file }
    return if file == 'index.adoc' || listed == 1

    logger.warn %(#{file} stands #{listed} times on index.adoc, and has to stand there once: #{'link:'}#{file}[…]:: what it says)
  end

  def navigation node, current
    ((pages node).group_by(&:group).map do |group, entries|
      items = entries.map { |page| %(<li><a href="#{html page.file}"#{page == current ? ' aria-current="page"' : ''}>#{page.title}</a></li>) }
      %(<p>#{group}</p>\n<ul>\n#{items.join "\n"}\n</ul>)
    end).join "\n"
  end

  def neighbours node, page
    at = (pages node).index page
    return '' unless at

    before = at.positive? ? (pages node)[at - 1] : nil
    after = (pages node)[at + 1]
    links = [[before, 'prev', 'Before'], [after, 'next', 'Next']].map do |other, rel, word|
      other ? %(<a rel="#{rel}" href="#{html other.file}">#{word}: #{other.title}</a>) : nil
    end
    %(<nav class="neighbours" aria-label="Page before and page after">\n#{links.compact.join "\n"}\n</nav>)
  end

  # Where a link leads: a page of the site, or a file of the repository.
  def href node
    target = node.target
    path, anchor = target.split '#', 2
    return target if path.nil? || path.empty? || (path.match? ABSOLUTE)

    file = File.expand_path path, (docs node.document)
    root = File.dirname docs node.document
    unless (File.exist? file) && (file.start_with? "#{root}/")
      logger.warn %(#{node.document.attr 'docname'}.adoc: #{target} leads to no file of the repository)
    end
    fragment = anchor ? "##{anchor}" : ''
    if (File.dirname file) == (docs node.document) && (file.end_with? '.adoc')
      %(#{html File.basename file}#{fragment})
    else
      %(#{source node.document, file.delete_prefix("#{root}/")}#{fragment})
    end
  end

  # Long names may break where a word in them ends.
  def breakable html
    html.gsub(/>[^<]+</) { |text| text.gsub(%r{(?<=[a-z0-9])(?=[A-Z])|(?<=[/_.])(?=\w)}, '<wbr>') }
  end

  def html file
    file.sub(/\.adoc\z/, '.html')
  end

  def source node, path
    %(#{node.attr 'repository'}/blob/main/#{path})
  end

  def docs node
    node.document.attr 'docs'
  end
end
