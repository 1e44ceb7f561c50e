import { deploymentOf, skillClientOf } from '../../rehearsal/deployment';
import { stackOf } from '../addon/stage';
import { europe, stackJson } from './terraform-stack';

const clientOf = (json: string) => skillClientOf(deploymentOf('test', json));

test('finds the client that is Alexa’s', () => {
  const json = stackJson({
    client: { callback_urls: ['https://app.example.com/'] },
    clients: { skill: { callback_urls: [europe] } },
  });
  expect(clientOf(json).name).toBe('skill');
  expect(() => clientOf(stackJson({ client: { callback_urls: ['https://app.example.com/'] } }))).toThrow(
    /^No app client has a callback URL on one of Alexa's hosts .* the callback URLs are: https:\/\/app/,
  );
});

test('takes the client of the skill, not that of the add-on, whichever comes first with the same callback URLs', () => {
  const { resource, ...rest } = JSON.parse(stackOf(['lamp.read']));
  const { alexa, ...others } = resource.aws_cognito_user_pool_client;
  expect(Object.values<{ callback_urls?: unknown }>(others)[0]?.callback_urls).toEqual(alexa.callback_urls);
  for (const clients of [
    { ...others, alexa },
    { alexa, ...others },
  ]) {
    const json = JSON.stringify({
      ...rest,
      resource: { ...resource, aws_cognito_user_pool_client: clients },
    });
    expect(clientOf(json).name).toBe('alexa');
  }
  const withoutSkill = { ...rest, resource: { ...resource, aws_cognito_user_pool_client: others } };
  expect(() => clientOf(JSON.stringify(withoutSkill))).toThrow(/^No app client but the add-on's/);
});
