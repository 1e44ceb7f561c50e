/**
 * What stands in a function's bundle for `ask-sdk-model`, which is Alexa's types and the clients of Alexa's own
 * APIs. The SDK loads it for these clients alone, and they would be 62 KB that no request ever runs: a third of
 * the bundle, and read at every start.
 *
 * @see ../commands/bundle-options.ts, which says so to the bundler
 */
export const services = {
  /** The SDK makes one for each request of a skill that was given an `ApiClient`. */
  ServiceClientFactory: class {
    constructor() {
      throw new Error(
        'The clients of Alexa\'s own APIs are not in this bundle. To use an ApiClient, delete the line "ask-sdk-model" of commands/bundle-options.ts.',
      );
    }
  },
};
