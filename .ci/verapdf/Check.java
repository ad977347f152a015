import java.io.File;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

/** Checks each PDF named on the command line against PDF/UA-1 and PDF/A-2a; ends with 1 if any of them fails. */
public class Check {
    private static final int MESSAGES = 20;

    public static void main(String[] paths) throws Exception {
        Logger.getLogger("").setLevel(Level.SEVERE);
        VeraGreenfieldFoundryProvider.initialise();
        boolean failed = paths.length == 0;
        for (String path : paths) {
            for (PDFAFlavour flavour : new PDFAFlavour[] {PDFAFlavour.PDFUA_1, PDFAFlavour.PDFA_2_A}) {
                try (PDFAParser parser = Foundries.defaultInstance().createParser(new File(path), flavour);
                     PDFAValidator validator = Foundries.defaultInstance().createValidator(flavour, false)) {
                    ValidationResult result = validator.validate(parser);
                    boolean passed = result.isCompliant() && result.getTotalAssertions() > 0;
                    System.out.println((passed ? "passed  " : "FAILED  ") + flavour + "  " + path);
                    result.getTestAssertions().stream()
                        .filter(check -> check.getStatus() == TestAssertion.Status.FAILED).limit(MESSAGES)
                        .forEach(check -> System.out.println("    " + check.getRuleId().getClause() + "  " + check.getMessage()
                            + "  " + check.getLocation().getContext()));
                    failed |= !passed;
                }
            }
        }
        System.exit(failed ? 1 : 0);
    }
}
