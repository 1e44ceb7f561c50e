import { operationsOf } from '../../scaffold/operations/operations-of';
import { makeService } from '../../scaffold/service';
import { features } from './features/index';

/** A made file of the service of a feature's document, without blanks. */
function madeOf(feature: string, path: string): string {
  const document = features.find((one) => one.feature === feature)?.document;
  if (!document) throw new Error(`There is no feature "${feature}".`);
  const operations = operationsOf(document);
  const { files } = makeService({ title: 'Any', version: '1', operations, locales: ['en-US'] });
  return files.find((file) => file.path === path)?.text.replaceAll(/\s+/g, '') ?? '';
}

describe('the reference that is made', () => {
  const routes = madeOf('a path that goes on after the id of what is listed', 'reference/routes.ts');

  test.each([
    ['removeOrderNotes', 'return{};}'],
    ['setAwayOrder', 'store.add(customer,"awayorder",{...body});'],
    ['getSettingsPage', 'constentry=store.all(customer,"settingspage")[0]??store.add('],
  ])('looks for what an id is of, not for what the path goes on with: %s', (name, then) => {
    expect(routes).toContain(
      `store.allow(customer,"${name}");store.find(customer,"order",path.orderId);${then}`,
    );
  });

  test('has to begin with what is listed, though nothing is said of it', () => {
    const store = madeOf(
      'a list of which nothing is said, and a thing of which nothing is said',
      'reference/store.ts',
    );
    expect(store).toContain(`event:[${Array(12).fill('{}').join(',')}]`);
  });

  test('is told of in the story as having nothing to tell, where nothing is said of it', () => {
    const story = madeOf(
      'a list of which nothing is said, and a thing of which nothing is said',
      'rehearsal.ts',
    );
    expect(story).toContain('assert.match(answer.speech,/Thereisnothingtotellaboutit\\./i);');
  });
});
