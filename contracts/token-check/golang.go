// Reads access tokens, one a line, and says of each whether it is good. Environment: ISSUER, CLIENT_ID.
package main

import (
	"bufio"
	"fmt"
	"log"
)

// <page>
import (
	"context"
	"errors"
	"os"

	"github.com/coreos/go-oidc/v3/oidc"
)

var issuer, clientID = os.Getenv("ISSUER"), os.Getenv("CLIENT_ID")

func newVerifier(ctx context.Context) (*oidc.IDTokenVerifier, error) {
	provider, err := oidc.NewProvider(ctx, issuer)
	if err != nil {
		return nil, err
	}
	// What it would compare with the client's id is aud, which access tokens of Cognito do not have.
	return provider.Verifier(&oidc.Config{SkipClientIDCheck: true, SupportedSigningAlgs: []string{"RS256"}}), nil
}

type claims struct {
	Subject  string `json:"sub"`
	Scope    string `json:"scope"`
	TokenUse string `json:"token_use"`
	ClientID string `json:"client_id"`
}

func claimsOf(ctx context.Context, verifier *oidc.IDTokenVerifier, raw string) (*claims, error) {
	token, err := verifier.Verify(ctx, raw)
	if err != nil {
		return nil, err
	}
	var said claims
	if err := token.Claims(&said); err != nil {
		return nil, err
	}
	if said.TokenUse != "access" || said.ClientID != clientID {
		return nil, errors.New("not for us")
	}
	return &said, nil
}

// </page>

func main() {
	ctx := context.Background()
	verifier, err := newVerifier(ctx)
	if err != nil {
		log.Fatal(err)
	}
	for lines := bufio.NewScanner(os.Stdin); lines.Scan(); {
		if _, err := claimsOf(ctx, verifier, lines.Text()); err != nil {
			fmt.Println("refused")
		} else {
			fmt.Println("good")
		}
	}
}
