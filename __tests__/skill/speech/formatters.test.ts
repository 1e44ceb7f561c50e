import { createSpeakers } from '../../../skill/speech/speaker';

const english = {
  help: 'Help.',
  fallback: 'What?',
  due: '{{title}} on {{due, day}}',
  until: '{{title}} until {{end, date}}',
  all: '{{title}}: {{count, number}} of {{items, list}}',
} as const;

/** How often each of Intl's formatters was made. */
const made = { DateTimeFormat: 0, NumberFormat: 0, ListFormat: 0 };

const { DateTimeFormat, NumberFormat, ListFormat } = Intl;
beforeAll(() => {
  Object.assign(Intl, {
    DateTimeFormat: counted('DateTimeFormat', DateTimeFormat),
    NumberFormat: counted('NumberFormat', NumberFormat),
    ListFormat: counted('ListFormat', ListFormat),
  });
});
afterAll(() => Object.assign(Intl, { DateTimeFormat, NumberFormat, ListFormat }));

function counted(name: keyof typeof made, formatter: object): object {
  return new Proxy(formatter, {
    construct(target, args) {
      made[name] += 1;
      return Reflect.construct(target as new (...all: unknown[]) => object, args);
    },
  });
}

test('a formatter is made once, however many values it is given: a function lives for thousands of requests', () => {
  const { say } = createSpeakers<typeof english>({ 'en-US': english })('en-US');
  const due = new Date('2026-11-30');
  const saySome = (index: number) => [
    say('due', { title: `One ${index}`, due }),
    say('until', { title: `Two ${index}`, end: due }),
    say('all', { title: `Three ${index}`, count: 1_000 + index, items: [`a${index}`, `b${index}`] }),
  ];
  expect(saySome(7)).toEqual([
    'One 7 on November 30',
    'Two 7 until November 30, 2026',
    'Three 7: 1,007 of a7 and b7',
  ]);
  for (let index = 0; index < 50; index += 1) saySome(index);
  expect(made).toEqual({ DateTimeFormat: 2, NumberFormat: 1, ListFormat: 1 });
});
