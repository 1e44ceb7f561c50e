/** A skill with the faults that an attack is made to find. */
export const handler = async (event: { context?: { System?: { user?: { accessToken?: string } } } }) => {
  const token = event.context?.System?.user?.accessToken;
  const signal = AbortSignal.timeout(500);
  const headers = { Authorization: `Bearer ${token}` };
  const answer = await fetch(`${process.env.SAAS_API_URL}/v1/anything`, { headers, signal }).catch(
    () => undefined,
  );
  const text = (await answer?.text().catch(() => '')) ?? '';
  return {
    version: '1.0',
    response: { outputSpeech: { type: 'SSML', ssml: `<speak>${text}</speak>` }, shouldEndSession: true },
  };
};
