import { intents } from '../../skill/intents/intents';
import { intentsOf, locales, manifest } from './read-package';

const handled = intents.flatMap(({ names }) => names);

test('no intent is answered in two places', () => {
  expect(handled).toEqual([...new Set(handled)]);
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
    const read = intents.find(({ names }) => names.includes(name))?.slots ?? [];
    const modelled = intentsOf(locale).find((intent) => intent.name === name)?.slots ?? [];
    expect([...read].sort()).toEqual(modelled.map((slot) => slot.name).sort());
  });
});

test('the manifest asks for no permission, because no intent needs one', () => {
  expect(manifest()).toMatchObject({ manifest: { permissions: [] } });
});
