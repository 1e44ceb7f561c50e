import { readForm } from '../../contracts/form';
import { writeForm } from '../../skill/saas/form';
import { fc } from '../support/properties';

test('a form is read as it is written, however deep something stands in it', () => {
  const name = fc.string({ minLength: 1 }).filter((text) => !/[[\]]/.test(text) && text.isWellFormed());
  const value = fc.string().filter((text) => text.isWellFormed());
  const { fields } = fc.letrec<{ fields: object }>((tie) => ({
    fields: fc.dictionary(name, fc.oneof({ maxDepth: 3 }, value, tie('fields')), { minKeys: 1, maxKeys: 4 }),
  }));
  fc.assert(
    fc.property(fields, (sent) => {
      expect(readForm(writeForm(sent))).toEqual(sent);
    }),
  );
});

test('what names the prototype of something names nothing but a field', () => {
  const read = readForm('__proto__[polluted]=1&constructor[prototype][polluted]=2');
  expect({}).not.toHaveProperty('polluted');
  expect(Object.keys(read)).toEqual(['__proto__', 'constructor']);
});
