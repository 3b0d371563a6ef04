package org.ntm4j.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.ntm4j.bench.growth.GrowthPoint;
import org.ntm4j.bench.growth.GrowthSeries;
import org.ntm4j.report.OutputFiles;
import org.ntm4j.report.plot.GrowthChart;
import org.ntm4j.report.plot.Picture;

/** Growth as plots and as a table for other programs. */
final class GrowthFiles {
    private static final String HEADER =
            "task,model,axis,value,batch,steps,episodes_per_second,least,most,operations,bytes_per_episode";

    private GrowthFiles() {}

    /**
     * Writes them: a plot for each model, {@code growth-MODEL.png} and {@code .svg}, and {@code growth.csv}.
     *
     * @throws org.ntm4j.error.NtmException {@code NTM-V004} if a file can't be written
     */
    static void write(Path directory, List<GrowthSeries> growth) {
        OutputFiles files = new OutputFiles(directory);
        files.write("growth.csv", csv(growth));
        growth.stream()
                .map(GrowthSeries::model)
                .distinct()
                .forEach(model -> write(files, picture(model, growth)));
    }

    private static void write(OutputFiles files, Picture picture) {
        files.write(picture.name() + ".png", picture.png());
        files.write(picture.name() + ".svg", picture.svg());
    }

    private static Picture picture(String model, List<GrowthSeries> growth) {
        List<GrowthChart> charts =
                growth.stream()
                        .filter(series -> series.model().equals(model))
                        .map(GrowthFiles::chart)
                        .toList();
        return GrowthChart.picture("growth-" + model, charts);
    }

    /** The line of the operations goes through the first point. */
    private static GrowthChart chart(GrowthSeries series) {
        List<GrowthPoint> points = series.points();
        double perSecond = points.get(0).operations() * points.get(0).rate().median();
        return new GrowthChart(
                series.task() + ", " + series.model(),
                series.axis().text(),
                points.stream().mapToDouble(GrowthPoint::value).toArray(),
                points.stream().mapToDouble(point -> point.rate().median()).toArray(),
                points.stream().mapToDouble(point -> perSecond / point.operations()).toArray());
    }

    private static String csv(List<GrowthSeries> growth) {
        List<String> lines = new ArrayList<>(List.of(HEADER));
        for (GrowthSeries series : growth) {
            series.points().forEach(point -> lines.add(csv(series, point)));
        }
        return String.join("\n", lines) + "\n";
    }

    private static String csv(GrowthSeries series, GrowthPoint point) {
        return String.format(
                Locale.ROOT,
                "%s,%s,%s,%d,%d,%d,%s,%s,%s,%s,%s",
                series.task(),
                series.model(),
                series.axis().id(),
                point.value(),
                point.batch(),
                point.steps(),
                point.rate().median(),
                point.rate().least(),
                point.rate().most(),
                point.operations(),
                point.bytesOfEpisode());
    }
}
