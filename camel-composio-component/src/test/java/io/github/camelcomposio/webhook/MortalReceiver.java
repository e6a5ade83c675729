package io.github.camelcomposio.webhook;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

import javax.sql.DataSource;

import io.github.camelcomposio.ComposioConstants;
import org.apache.camel.processor.idempotent.jdbc.JdbcMessageIdRepository;
import org.postgresql.ds.PGSimpleDataSource;

/** An instance in a process of its own, that may be killed: it notes each run of its route, and the effect once. */
final class MortalReceiver {

    static final String TABLES = "CREATE TABLE runs (id VARCHAR(100)); CREATE TABLE effects (id VARCHAR(100) PRIMARY KEY)";

    private MortalReceiver() {
    }

    /** @param args address and key of the simulator, address of the database */
    public static void main(String[] args) throws Exception {
        PGSimpleDataSource database = new PGSimpleDataSource();
        database.setUrl(args[2]);
        Receiver receiver = Receiver.of(args[0], args[1]);
        receiver.context.getRegistry().bind("repository", new JdbcMessageIdRepository(database, "webhooks"));
        receiver.startRegistered("&takeOver=true&abandonedAfter=1000&idempotentRepository=#repository",
                exchange -> note(database, exchange.getMessage().getHeader(ComposioConstants.WEBHOOK_ID, String.class)));
        Thread.currentThread().join();
    }

    private static void note(DataSource database, String id) throws SQLException {
        try (Connection connection = database.getConnection();
             PreparedStatement run = connection.prepareStatement("INSERT INTO runs VALUES (?)");
             PreparedStatement effect
                     = connection.prepareStatement("INSERT INTO effects VALUES (?) ON CONFLICT DO NOTHING")) {
            run.setString(1, id);
            run.execute();
            effect.setString(1, id);
            effect.execute();
        }
    }
}
