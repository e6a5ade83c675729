package ${package};

import javax.sql.DataSource;

import io.github.camelcomposio.bulk.JdbcImportLedger;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;

/** Imports credentials into Composio. What it does stands in camel/import.camel.yaml, how in application.properties. */
@SpringBootApplication
public class ImportApplication {

    public static void main(String[] arguments) {
        SpringApplication.run(ImportApplication.class, arguments);
    }

    /** Remembers what was imported. */
    @Bean
    JdbcImportLedger ledger(DataSource database, @Value("${COMPOSIO_LEDGER_KEY}") String secretKey) {
        JdbcImportLedger ledger = new JdbcImportLedger(database);
        ledger.setCreateTables(true);
        ledger.setSecretKey(secretKey);
        return ledger;
    }
}
