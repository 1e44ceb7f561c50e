import { operationsOf } from '../../scaffold/api-operation';
import { planService } from '../../scaffold/planning/plan-service';
import { features } from './features';

describe('what becomes of what a document has:', () => {
  test.each(features)('$feature', ({ document, intent }) => {
    const { intents } = planService('Orders', operationsOf(document));
    expect(intents[0]).toMatchObject(intent);
  });
});

test('no two operations are called the same, whatever the document calls them', () => {
  for (const { document } of features) {
    const { intents } = planService('Orders', operationsOf(document));
    const named = [...new Set(intents.map(({ name }) => name))];
    expect(named).toHaveLength(intents.length);
    expect(named.filter((name) => !/^[a-zA-Z]{1,70}$/.test(name))).toEqual([]);
  }
});
