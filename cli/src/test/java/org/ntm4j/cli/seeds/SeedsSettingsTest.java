package org.ntm4j.cli.seeds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ntm4j.train.Presets;
import org.ntm4j.train.RunConfig;

class SeedsSettingsTest {
    private static final RunConfig CONFIG = Presets.get("fast", "copy", "ntm-ff", 2);
    private static final SeedsSettings SETTINGS =
            new SeedsSettings(SeedList.parse("2,3,9"), 0.25, 50, CONFIG);

    @Test
    void whatIsWrittenCanBeRead() throws IOException {
        assertThat(SeedsSettings.parse(SETTINGS.toJson(), CONFIG)).isEqualTo(SETTINGS);
    }

    @Test
    void eachSeedHasTheSettingsWithItsOwnSeed() {
        assertThat(SETTINGS.config(9)).isEqualTo(Presets.get("fast", "copy", "ntm-ff", 9));
        SeedsSettings made = new SeedsSettings(SETTINGS.seeds(), 0.25, 50, CONFIG.withSeed(77));
        assertThat(made.config()).isEqualTo(CONFIG);
    }

    @ParameterizedTest
    @CsvSource({
        "'\"formatVersion\": 1', '\"formatVersion\": 2'",
        "'\"seeds\"', '\"sheep\"'",
        "'9', '1'",
        "'0.25', '0'",
        "'0.25', 'null'",
        "'50', '0'",
        "'{', '['"
    })
    void anythingElseIsRefused(String part, String other) {
        String text = SETTINGS.toJson();
        assertThat(text).contains(part);
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> SeedsSettings.parse(text.replace(part, other), CONFIG));
    }
}
