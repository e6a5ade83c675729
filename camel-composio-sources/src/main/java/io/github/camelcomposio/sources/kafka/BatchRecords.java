package io.github.camelcomposio.sources.kafka;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.camelcomposio.model.CredentialFields;
import io.github.camelcomposio.model.CredentialRecord;
import io.github.camelcomposio.sources.JsonRecords;
import io.github.camelcomposio.sources.RecordReader;
import io.github.camelcomposio.sources.SourceWarnings;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.component.kafka.KafkaConstants;

/** The records of a batch of a topic, each with the key of its message. Those without a value are left out. */
final class BatchRecords implements RecordReader {

    /** The column that is the message's key. */
    static final String KEY = "@key";

    private static final String USER = "user_id";
    private static final char REPLACEMENT = '\uFFFD';

    private final Iterator<Exchange> batch;
    private final JsonRecords json;
    private final String textColumn;
    private final boolean named;
    private final SourceWarnings warnings;
    private String tombstones;

    /**
     * @param textColumn the column that a value is which is no JSON object; null where there are no such
     * @param named      whether columns are named; otherwise the key is the user's id where the value has none
     */
    BatchRecords(List<Exchange> batch, JsonRecords json, String textColumn, boolean named, SourceWarnings warnings) {
        this.batch = batch.iterator();
        this.json = json;
        this.textColumn = textColumn;
        this.named = named;
        this.warnings = warnings;
    }

    /** {@code credentials-0@17}. */
    private static String position(Message message) {
        return message.getHeader(KafkaConstants.TOPIC) + "-" + message.getHeader(KafkaConstants.PARTITION) + "@"
               + message.getHeader(KafkaConstants.OFFSET);
    }

    @Override
    public CredentialRecord next() {
        while (batch.hasNext()) {
            Message message = batch.next().getMessage();
            String position = position(message);
            if (message.getBody() != null) {
                return withKey(record(position, message.getBody(String.class)), message.getHeader(KafkaConstants.KEY));
            }
            tombstones = message.getHeader(KafkaConstants.TOPIC, String.class);
            warnings.add(tombstones, SourceWarnings.Kind.TOMBSTONE, position);
        }
        return null;
    }

    private CredentialRecord record(String position, String value) {
        if (value.indexOf(REPLACEMENT) >= 0) {
            return CredentialRecord.unreadable(position, "the value has a byte that is not UTF-8");
        }
        return textColumn == null || value.stripLeading().startsWith("{")
                ? json.read(position, value) : new CredentialRecord(position, Map.of(textColumn, value));
    }

    private CredentialRecord withKey(CredentialRecord record, Object key) {
        boolean hasUser = record.getFields().entrySet().stream()
                .anyMatch(field -> CredentialFields.sameName(field.getKey(), USER) && field.getValue() != null);
        if (record.getProblem() != null || key == null || hasUser && !named) {
            return record;
        }
        Map<String, Object> fields = new LinkedHashMap<>(record.getFields());
        fields.put(named ? KEY : USER, key.toString());
        return new CredentialRecord(record.getPosition(), fields);
    }

    /** The consumer is Camel's, and stays open. */
    @Override
    public void close() {
        if (tombstones != null) {
            warnings.log(tombstones);
        }
    }
}
