import { getAccountLinkingAccessToken, getIntentName, getRequestType, SkillBuilders } from 'ask-sdk-core';
import type { RequestEnvelope } from 'ask-sdk-model';
import axios from 'axios';

/** The peer: how samples of account linking are made, with axios, deployed with their node_modules. */
const skill = SkillBuilders.custom()
  .addRequestHandlers({
    canHandle: ({ requestEnvelope }) =>
      getRequestType(requestEnvelope) === 'IntentRequest' &&
      getIntentName(requestEnvelope) === 'ExampleIntent',
    handle: async ({ requestEnvelope, responseBuilder }) => {
      const accessToken = getAccountLinkingAccessToken(requestEnvelope);
      if (!accessToken) return responseBuilder.speak('Please link.').withLinkAccountCard().getResponse();
      const { data } = await axios.get<{ name: string }>(`${process.env.SAAS_API_URL}/v1/example`, {
        headers: { Authorization: `Bearer ${accessToken}` },
      });
      return responseBuilder.speak(`That is ${data.name}.`).getResponse();
    },
  })
  .create();

export const handler = async (event: RequestEnvelope, context: unknown) => skill.invoke(event, context);
