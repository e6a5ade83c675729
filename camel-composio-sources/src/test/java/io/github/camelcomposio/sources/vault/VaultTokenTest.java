package io.github.camelcomposio.sources.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.Map;

import io.github.camelcomposio.sources.Columns;
import io.github.camelcomposio.sources.RecordReader;
import io.github.camelcomposio.sources.SourceWarnings;
import io.github.camelcomposio.sources.TestVault;
import org.junit.jupiter.api.Test;

class VaultTokenTest {

    @Test
    void isRenewedWhileNothingIsRead() throws Exception {
        try (TestVault vault = new TestVault("hvs.root")) {
            vault.ttl(1);
            vault.put("ann", Map.of("user_id", "ann"));
            VaultSource source = new VaultSource();
            source.setAddress(vault.address());
            source.setToken("hvs.root");
            try (RecordReader secrets = source.read(null, new Columns(), new SourceWarnings())) {
                await().until(() -> vault.renewals() >= 3);
                assertThat(secrets.next().getPosition()).isEqualTo("vault:secret/ann");
                assertThat(secrets.next()).isNull();
            }
        }
    }
}
