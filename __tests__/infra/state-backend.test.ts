import { keepState, type StateBucket } from '../../infra/state-backend';
import { synthesizeStack } from './synthesize';

const terraformWith = (bucket?: StateBucket) =>
  synthesizeStack((stack) => keepState(stack, bucket)).terraform;

test('without a bucket the state is a file beside cdktf.json, on every machine the same', () => {
  expect(terraformWith().backend).toEqual({ local: { path: '../../../terraform.theirs.tfstate' } });
});

test('a bucket keeps the state encrypted and locks it itself', () => {
  const terraform = terraformWith({ bucket: 'state', region: 'eu-west-1', key: 'voicelink/dev.tfstate' });
  expect(terraform.backend).toEqual({
    s3: {
      bucket: 'state',
      region: 'eu-west-1',
      key: 'voicelink/dev.tfstate',
      encrypt: true,
      use_lockfile: true,
    },
  });
  expect(terraform.required_version).toBe('>= 1.10');
});

test('a key of the team’s own encrypts it where one is given', () => {
  const terraform = terraformWith({
    bucket: 'state',
    region: 'eu-west-1',
    key: 'voicelink/dev.tfstate',
    kmsKeyArn: 'arn:aws:kms:eu-west-1:123456789012:key/1',
  });
  expect(terraform.backend?.s3).toMatchObject({ kms_key_id: 'arn:aws:kms:eu-west-1:123456789012:key/1' });
});
