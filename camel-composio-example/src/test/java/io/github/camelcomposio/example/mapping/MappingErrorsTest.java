package io.github.camelcomposio.example.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;

import io.github.camelcomposio.example.ImporterTestBase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is wrong in a mapping is said in one line, with its place and what would be right, and ends with status 2. */
class MappingErrorsTest extends ImporterTestBase {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            sorce: {file: users.csv}                            | users.yaml:1: sorce is no key of a mapping; the nearest one is source
            columns: {user_id: OWNER}                           | source is missing
            source:                                             | source is missing
            source: users.csv                                   | users.yaml:1: source must have keys and values
            source: {file: users.csv, formt: csv}               | users.yaml:1: source.formt is no key of a mapping; the nearest one is source.format
            source: {fil: users.csv}                            | users.yaml:1: source.fil is no key of a mapping; the nearest one is source.file
            source: {file: none.csv}                            | users.yaml:1: source.file is not there
            source: {file: '*.tsv'}                             | users.yaml:1: source.file is not there
            source: {file: users.csv, format: xml}              | source.format must be one of csv, jsonl, dynamodb
            source: {file: users.csv, delimiter: ';;'}          | source.delimiter must be one character, or the word tab
            source: {file: users.csv, quote: '""'}              | source.quote must be one character
            source: {file: users.csv, charset: utf9}            | source.charset is no character set
            source: {file: users.csv, vault: {}}                | source.vault is a second source, beside file
            source: {file: [users.csv]}                         | source.file must be one value
            source: {database: {url: 'jdbc:h2:mem:x'}}          | source.database.query is missing
            source: {database: {url: x, query: q}}              | source.database.url must be a JDBC URL
            source: {database: {url: 'jdbc:x', query: q, fetchSize: many}} | source.database.fetchSize must be a number of rows
            source: {database: {url: 'jdbc:x', query: q, usr: a}} | source.database.usr is no key of a mapping; the nearest one is source.database.user
            source: {vault: {address: 'http://v'}}              | source.vault.token is missing
            source: {vault: {address: v, token: t}}             | source.vault.address must be a URL
            source: {kafka: {brokers: b}}                       | source.kafka.topic is missing
            source: {kafka: {brokers: b, topic: t, idle: soon}} | source.kafka.idle must be a time, such as 90s
            source: {kafka: {brokers: b, topic: t, sessionTimeoutMs: 6s}} | source.kafka.sessionTimeoutMs must be a number of milliseconds
            source: {kafka: {brokers: b, topic: t, idle: 45s}}  | users.yaml:1: source.kafka.idle must be longer than sessionTimeoutMs, which is 45000
            source: {kafka: {brokers: b, topic: t, sessionTimeoutMs: 90000, idle: 1m}} | users.yaml:1: source.kafka.idle must be longer than sessionTimeoutMs, which is 90000
            source: {kafka: b}                                  | source.kafka must have keys and values
            source: {file: users.csv}; columns: {token: }       | users.yaml:2: columns.token has no value
            source: {file: users.csv}; toolkits: {github: {token: PAT}} | users.yaml:2: toolkits goes with columns
            source: {file: users.csv}; columns: {user_id: U}; toolkits: {github: PAT} | users.yaml:3: toolkits.github must have keys and values
            source: {file: users.csv}; values: {toolkit: x}     | users.yaml:2: values.toolkit must have keys and values
            source: {file: users.csv}; options: {mod: create}   | users.yaml:2: options.mod is no option of connectedAccounts/import or of the component; the nearest one is mode
            source: {file: users.csv}; options: {mode: remove}  | options.mode must be one of upsert, create, update
            source: {file: users.csv}; options: {reactivate: y} | options.reactivate must be true or false
            source: {file: users.csv}; options: {maxInFlight: x} | options.maxInFlight must be a whole number
            source: {file: users.csv}; options: {maxOutageWait: long} | options.maxOutageWait must be a time
            source: {file: users.csv}; options: {apiKey: x}     | options.apiKey is given elsewhere
            source: {file: users.csv}; options: {dryRun: true}  | options.dryRun is given elsewhere
            source: {file: users.csv}; options: {maxFailureRate: 200} | users.yaml:2: Option maxFailureRate must be from 0 to 100
            source: {file: users.csv}; options: {verify: some}  | users.yaml:2: Option verify must be none, all or sample:500
            source: {file: users.csv}; ledger: {user: x}        | ledger.url is missing
            source: {file: users.csv}; ledger: {url: x}         | ledger.url must be a JDBC URL
            source: {file: users.csv}; composio: {key: x}       | users.yaml:2: composio.key is no key of a mapping
            source: {file: users.csv}; composio: {apiKey: '${NOT_SET}'} | composio.apiKey needs the environment variable NOT_SET
            source: {file: users.csv}; composio: {apiKey: , baseUrl: 'http://x'} | composio has a baseUrl, and there is no key for it
            source: {file: users.csv}; source: {file: x}        | users.yaml:2: source stands there twice
            source: {file: users.csv; out: x                    | users.yaml:2: this is no YAML
            - source                                            | must have keys and values
            """)
    void isSaidInOneLine(String text, String expected) throws IOException {
        write("users.csv", "user_id,toolkit,token\n");
        write("users.yaml", text.replace("; ", "\n"));

        assertThat(run("plan", folder.resolve("users.yaml"))).as(err()).isEqualTo(2);
        assertThat(err()).contains(expected).hasLineCount(1);
        assertThat(out()).doesNotContain("Import plan");
    }

    @Test
    void aFileThatIsNotThereIsNamed() {
        assertThat(run("run", folder.resolve("none.yaml"))).isEqualTo(2);
        assertThat(err()).contains("There is no mapping file").contains("none.yaml").hasLineCount(1);
    }

    @Test
    void noValueIsQuoted() throws IOException {
        for (String text : new String[] {
                "source: {vault: {adress: hvs.%s}}", "source: {vault: {address: 'http://v', token: hvs.%s, pth: x}}",
                "source: {database: {url: %s, query: q}}", "source: {file: x.csv}\ncomposio: {apiKey: ak_%s, baseURL: x}",
                "source: {file: x\ncomposio: {apiKey: ak_%s" }) {
            write("users.yaml", text.formatted(SECRET));

            assertThat(run("plan", folder.resolve("users.yaml"))).isEqualTo(2);
            assertThat(out() + err()).doesNotContain(SECRET);
        }
    }
}
