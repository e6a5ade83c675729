package io.github.camelcomposio.example.campaign;

/** What the campaigns have in common; the scripts below {@code campaigns} set it. */
final class Campaigns {

    static final String FULL_PROPERTY = "composio.campaign.full";
    /** Whether to run the whole campaign, which takes minutes, or one that is good for each build. */
    static final boolean FULL = Boolean.getBoolean(FULL_PROPERTY);
    /** What chooses the moments. */
    static final long SEED = Long.getLong("composio.campaign.seed", 20261121);

    private Campaigns() {
    }
}
