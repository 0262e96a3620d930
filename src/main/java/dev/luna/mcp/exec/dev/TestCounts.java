package dev.luna.mcp.exec.dev;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** How many tests of a run passed, failed (or could not run) and were skipped. */
record TestCounts(int passed, int failed, int skipped) {

    private static final long LARGEST_REPORT = 32L * 1024 * 1024;

    /**
     * Counts the tests in a report in the JUnit format. The report comes from the tests themselves, so it may be
     * anything.
     *
     * @return nothing if there is no readable report
     */
    static Optional<TestCounts> read(Path report) {
        try {
            if (!Files.isRegularFile(report, LinkOption.NOFOLLOW_LINKS) || Files.size(report) > LARGEST_REPORT) {
                return Optional.empty();
            }
            try (InputStream stream = Files.newInputStream(report)) {
                return Optional.of(count(reader(stream)));
            }
        } catch (IOException | XMLStreamException e) {
            return Optional.empty(); // torn off by a test that ended the process, for example
        }
    }

    private static XMLStreamReader reader(InputStream stream) throws XMLStreamException {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        return factory.createXMLStreamReader(stream);
    }

    private static TestCounts count(XMLStreamReader xml) throws XMLStreamException {
        int all = 0;
        int failed = 0;
        int skipped = 0;
        boolean passing = false;
        while (xml.hasNext()) {
            if (xml.next() != XMLStreamReader.START_ELEMENT) {
                continue;
            }
            String element = xml.getLocalName();
            if (element.equals("testcase")) {
                all++;
                passing = true;
            } else if (passing && (element.equals("failure") || element.equals("error"))) {
                failed++;
                passing = false;
            } else if (passing && element.equals("skipped")) {
                skipped++;
                passing = false;
            }
        }
        return new TestCounts(all - failed - skipped, failed, skipped);
    }
}
