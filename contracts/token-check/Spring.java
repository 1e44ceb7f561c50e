// Reads access tokens, one a line, and says of each whether it is good. Environment: ISSUER, CLIENT_ID.
// Run it with java Spring.java, Spring Security's oauth2-jose and what it needs on the CLASSPATH.

import java.util.Scanner;
// <page>
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
// </page>

public class Spring {
  public static void main(String[] arguments) {
    JwtDecoder decoder = TokenCheck.jwtDecoder();
    for (Scanner lines = new Scanner(System.in); lines.hasNextLine(); ) {
      try {
        decoder.decode(lines.nextLine());
        System.out.println("good");
      } catch (JwtException fault) {
        System.out.println("refused");
      }
    }
  }
}

// <page>

class TokenCheck {
  static final String ISSUER = System.getenv("ISSUER"), CLIENT_ID = System.getenv("CLIENT_ID");

  /** As a @Bean it is what resourceServer().jwt() uses. It asks for no audience: there is none. */
  static JwtDecoder jwtDecoder() {
    NimbusJwtDecoder decoder = NimbusJwtDecoder.withJwkSetUri(ISSUER + "/.well-known/jwks.json").build();
    decoder.setJwtValidator(new DelegatingOAuth2TokenValidator<>(
        JwtValidators.createDefaultWithIssuer(ISSUER),
        new JwtClaimValidator<>("exp", exp -> exp != null),
        new JwtClaimValidator<>("token_use", "access"::equals),
        new JwtClaimValidator<>("client_id", CLIENT_ID::equals)));
    return decoder;
  }
}
// </page>
