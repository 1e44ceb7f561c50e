import { review } from '../../review/review';
import { readFixture, reviewFixture } from './fixture';

/** The blocks that the review prints. */
function blocks(name: string): readonly string[] {
  const { plan, options } = readFixture(name);
  return review(plan, options).moved;
}

test('a renamed client gets a block for it', () => {
  expect(blocks('dangerous/renamed-client')).toEqual([
    'moved {\n  from = aws_cognito_user_pool_client.assistant\n  to   = aws_cognito_user_pool_client.alexa\n}',
  ]);
  // The plan of harmless/renamed-with-moved-block is made with just this block.
  expect(reviewFixture('harmless/renamed-with-moved-block').notes).toEqual([
    'Only the address changes, by a moved block: 1 of the resources.',
  ]);
});

test('a renamed module gets one block for all that is in it', () => {
  expect(blocks('dangerous/renamed-module')).toEqual([
    'moved {\n  from = module.tenant\n  to   = module.customer\n}',
  ]);
});

test('instances of for_each move as one where all of them do', () => {
  expect(blocks('dangerous/renamed-everything')).toContain(
    'moved {\n  from = aws_route53_record.login\n  to   = aws_route53_record.sign_in\n}',
  );
});

test('a client whose key is taken away is no renamed one', () => {
  expect(blocks('dangerous/client-deleted-by-for-each')).toEqual([]);
});
