// What people read is what was run: the page's commands and list of files, the README's commands and what they say. And the
// jar runs on its own, as the README tells to start it.

import io.github.camelcomposio.simulator.ComposioSimulator

import java.util.concurrent.TimeUnit

String log = new File(basedir, 'build.log').text

Properties invoked = new Properties()
new File(basedir, 'invoker.properties').withReader { invoked.load(it) }
File project = new File(basedir, 'my-import')
String page = new File(module, '../docs/composio-archetype.adoc').text
String readme = new File(project, 'README.md').text

String generate = invoked['invoker.goals.1'].replaceFirst(/\S+:generate/, 'mvn archetype:generate').replace('${project.version}', version)
assert page.replaceAll(/\s*\\\n\s*/, ' ').contains(generate + '\n')

List<String> listed = (page =~ /(?s)\/\/ files\n\[source,text]\n----\n(.*?)\n----/)[0][1].readLines()*.replaceFirst(/ .*/, '')
List<String> files = []
project.eachFileRecurse(groovy.io.FileType.FILES) { file ->
    String path = project.toPath().relativize(file.toPath()).toString().replace(File.separator, '/')
    if (!path.startsWith('target/') && !path.startsWith('import-out/')) {
        files << path
    }
}
files.remove('src/main/resources/logback.xml') // of Camel Main only
assert files.sort() == listed.sort()

assert (log =~ /Tests run: 4, Failures: 0, Errors: 0, Skipped: 0/)
assert readme.contains("mvn ${invoked['invoker.goals.3']}\n")
String report = (readme =~ /(?s)```text\n(.*?)```/)[0][1].trim()
assert new File(project, 'import-out/simulation/report.txt').text.contains(report)
assert new File(project, 'import-out/simulation/rejected.txt').text.contains('sample.csv:6')

File jar = new File(project, 'target/my-import.jar')
assert readme.contains("java -Dimport.file=data/users.csv -jar target/${jar.name}\n")
ComposioSimulator composio = ComposioSimulator.start()
composio.addAuthConfig('ac_sendgrid', 'sendgrid', 'API_KEY')
composio.addAuthConfig('ac_github', 'github', 'BEARER_TOKEN')
File users = new File(project, 'target/users.csv')
users.text = 'user_id,toolkit,api_key\ngus,sendgrid,SG.sample-key-of-gus\n'
File output = new File(project, 'target/jar.log')
ProcessBuilder command = new ProcessBuilder(new File(System.getProperty('java.home'), 'bin/java').path,
        "-Dimport.file=${users.path}", '-Dserver.port=0', '-Dcamel.management.port=0', '-jar', jar.path)
command.environment() << [COMPOSIO_API_KEY: composio.apiKey(), COMPOSIO_BASE_URL: composio.baseUrl(), COMPOSIO_LEDGER_KEY: 'only for this test']
Process process = command.directory(project).redirectErrorStream(true).redirectOutput(output).start()
try {
    for (int i = 0; i < 1200 && process.alive && !new File(project, 'import-out/report.txt').exists(); i++) {
        process.waitFor(100, TimeUnit.MILLISECONDS)
    }
    assert process.alive: output.text
    assert composio.accounts()*.userId() == ['gus']
    assert new File(project, 'import-out/ledger.mv.db').exists()
    assert !(log + output.text).contains('only for') && !(log + output.text).contains('SG.sample')
} finally {
    process.destroy()
    assert process.waitFor(1, TimeUnit.MINUTES)
    composio.close()
}
return true
