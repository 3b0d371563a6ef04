package org.ntm4j.report.plot;

import java.awt.Color;
import java.awt.Dimension;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.batik.svggen.SVGGeneratorContext;
import org.apache.batik.svggen.SVGGraphics2D;
import org.apache.batik.svggen.SVGGraphics2DIOException;
import org.w3c.dom.Document;

/**
 * Something drawn, in any format.
 *
 * @param name of its files, without an ending
 * @param width in points
 * @param height in points
 * @param drawing draws it from (0, 0) on
 */
public record Picture(String name, int width, int height, Drawing drawing) {
    private static final String SVG = "http://www.w3.org/2000/svg";

    /** PNGs have this many pixels a point, for screens that do. */
    private static final int PIXELS = 2;

    /** Draws. */
    @FunctionalInterface
    public interface Drawing {
        /** Draws on a background that is white already. */
        void draw(Graphics2D g);
    }

    /** The picture as a PNG file. */
    public byte[] png() {
        BufferedImage image =
                new BufferedImage(width * PIXELS, height * PIXELS, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = image.createGraphics();
        g.scale(PIXELS, PIXELS);
        paint(g);
        g.dispose();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            ImageIO.write(image, "png", out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** The picture as an SVG file, its texts as texts. */
    public String svg() {
        SVGGraphics2D g = new SVGGraphics2D(context(), false);
        g.setSVGCanvasSize(new Dimension(width, height));
        paint(g);
        StringWriter text = new StringWriter();
        try {
            g.stream(text, true);
        } catch (SVGGraphics2DIOException e) {
            throw new IllegalStateException(e);
        }
        return text.toString();
    }

    private static SVGGeneratorContext context() {
        try {
            Document document =
                    DocumentBuilderFactory.newInstance()
                            .newDocumentBuilder()
                            .getDOMImplementation()
                            .createDocument(SVG, "svg", null);
            SVGGeneratorContext context = SVGGeneratorContext.createDefault(document);
            context.setComment("NTM4J");
            return context;
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException(e);
        }
    }

    private void paint(Graphics2D g) {
        g.setColor(Color.WHITE);
        g.fillRect(0, 0, width, height);
        g.setRenderingHint(
                RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        drawing.draw(g);
    }
}
