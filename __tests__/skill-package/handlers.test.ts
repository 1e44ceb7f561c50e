import { skill } from '../../service/skill';
import { type AnyService, createTables } from '../../skill/tables';
import { intentsOf, locales, manifest } from './read-package';

const { intents } = createTables(skill as unknown as AnyService);
const handled = [...intents.keys()];

test('no intent is answered in two places', () => {
  const names = skill.intents.flatMap((intent) => intent.names);
  expect(names).toEqual([...new Set(names)]);
});

describe.each(locales)('in %s', (locale) => {
  test('each intent of the model is answered, and each answered intent is in the model', () => {
    expect([...handled].sort()).toEqual(
      intentsOf(locale)
        .map(({ name }) => name)
        .sort(),
    );
  });

  test.each(handled)('%s reads just the slots that the model has', (name) => {
    const read = Object.keys(intents.get(name)?.slots ?? {});
    const modelled = intentsOf(locale).find((intent) => intent.name === name)?.slots ?? [];
    expect(read.sort()).toEqual(modelled.map((slot) => slot.name).sort());
  });
});

test('the manifest asks for no permission, because no intent needs one', () => {
  expect(manifest()).toMatchObject({ manifest: { permissions: [] } });
});
