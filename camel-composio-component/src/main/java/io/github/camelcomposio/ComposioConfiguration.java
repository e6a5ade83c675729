package io.github.camelcomposio;

import java.util.HashMap;
import java.util.Map;

import io.github.camelcomposio.bulk.ImportLedger;
import io.github.camelcomposio.client.ComposioClient;
import org.apache.camel.RuntimeCamelException;
import org.apache.camel.spi.Configurer;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;

/**
 * Every option of an endpoint, once: here, in {@link ComposioConnectionOptions}, for events in
 * {@link ComposioWebhookOptions} and, for the arguments of operations, in {@link ComposioArgumentOptions}. The
 * component's values are the defaults of its endpoints. Durations are milliseconds here, and may be written
 * {@code 1500}, {@code 10s} or {@code PT10S} in URIs and properties. Its text shows no value.
 */
@Configurer(extended = true)
@UriParams
public class ComposioConfiguration extends ComposioWebhookOptions implements Cloneable {

    @UriParam(label = "advanced")
    private ComposioClient composioClient;
    @UriParam
    private ImportLedger ledger;
    @UriParam(defaultValue = "*", label = "security")
    private String headerArguments = "*";
    @UriParam(prefix = "field.", multiValue = true)
    private Map<String, Object> field = new HashMap<>();
    @UriParam(prefix = "authConfig.", multiValue = true)
    private Map<String, Object> authConfig = new HashMap<>();
    @UriParam(prefix = "account.", multiValue = true)
    private Map<String, Object> account = new HashMap<>();

    /** The same values in another object. */
    public ComposioConfiguration copy() {
        try {
            ComposioConfiguration copy = (ComposioConfiguration) clone();
            copy.field = new HashMap<>(field);
            copy.authConfig = new HashMap<>(authConfig);
            copy.account = new HashMap<>(account);
            return copy;
        } catch (CloneNotSupportedException e) {
            throw new RuntimeCamelException(e);
        }
    }

    public ComposioClient getComposioClient() {
        return composioClient;
    }

    /**
     * A ready client to use instead of one made from these options. It is not closed with the component.
     */
    public void setComposioClient(ComposioClient composioClient) {
        this.composioClient = composioClient;
    }

    public ImportLedger getLedger() {
        return ledger;
    }

    /**
     * What imports have done so far, such as a JdbcImportLedger: connectedAccounts/import remembers in it what is done
     * and resumes from it, and operations that change an account keep it true. It is not closed with the component.
     */
    public void setLedger(ImportLedger ledger) {
        this.ledger = ledger;
    }

    public String getHeaderArguments() {
        return headerArguments;
    }

    /**
     * Which arguments headers may give: an asterisk (all), none, or a list of names separated by commas, such as
     * userId,cursor.
     */
    public void setHeaderArguments(String headerArguments) {
        this.headerArguments = headerArguments;
    }

    public Map<String, Object> getField() {
        return field;
    }

    /**
     * Says which column of a flat record holds which credential field: field.api_key=SENDGRID_KEY. Once used, it is the
     * complete list: columns that are not named are not sent.
     */
    public void setField(Map<String, Object> field) {
        this.field = field;
    }

    public Map<String, Object> getAuthConfig() {
        return authConfig;
    }

    /**
     * Says which auth config to use for a toolkit: authConfig.sendgrid=ac_....
     */
    public void setAuthConfig(Map<String, Object> authConfig) {
        this.authConfig = authConfig;
    }

    public Map<String, Object> getAccount() {
        return account;
    }

    /**
     * Which connected account a session uses for a toolkit: account.gmail=ca_....
     */
    public void setAccount(Map<String, Object> account) {
        this.account = account;
    }

    @Override
    public String toString() {
        return "ComposioConfiguration";
    }
}
