interface LambdaContext {
  getRemainingTimeInMillis(): number;
}

/** What Lambda has left for a request, in milliseconds; undefined outside of Lambda. @param context Lambda's, whatever it is */
export function remainingMs(context: unknown): number | undefined {
  const hasClock =
    typeof context === 'object' &&
    context !== null &&
    typeof (context as Partial<LambdaContext>).getRemainingTimeInMillis === 'function';
  return hasClock ? (context as LambdaContext).getRemainingTimeInMillis() : undefined;
}
