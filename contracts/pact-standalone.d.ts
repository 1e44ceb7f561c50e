// The package names a type declaration that it does not carry.
declare module '@pact-foundation/pact-cli/src/pact-standalone.js' {
  /** Where the binary of this platform is. Throws when npm installed none. */
  export function standalone(): { readonly pactFullPath: string };
}
