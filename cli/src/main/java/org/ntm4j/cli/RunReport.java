package org.ntm4j.cli;

import java.nio.file.Path;
import java.util.List;
import org.ntm4j.backend.TensorBackend;
import org.ntm4j.cli.console.Console;
import org.ntm4j.error.NtmException;
import org.ntm4j.report.OutputFiles;
import org.ntm4j.report.ReportPage;
import org.ntm4j.report.ReportRuns;

/** The page that a training leaves in its directory. */
final class RunReport {
    /** Its name. */
    static final String FILE = "report.html";

    private static final String NOTHING_YET = "NTM-V003";

    private RunReport() {}

    /**
     * Writes the page, if there is anything to report. What was trained is saved already: a page that
     * can't be written is told, and is no failure of the training.
     *
     * @param root of a run, or of the runs of several seeds
     */
    static void write(Path root, TensorBackend backend, Console console) {
        try {
            ReportRuns runs = ReportRuns.read(List.of(root));
            String page = ReportPage.of(runs, ReportPage.views(runs, backend));
            new OutputFiles(root).write(FILE, page);
        } catch (NtmException e) {
            if (!e.code().equals(NOTHING_YET)) {
                console.note("no " + FILE + " (" + e.code() + ": " + e.getMessage() + ")");
            }
        }
    }
}
