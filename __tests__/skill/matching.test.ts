import { matching } from '../../skill/matching';

const titles = (...all: string[]) => all.map((title) => ({ title }));

it.each([
  ['buy milk', ['Buy milk', 'Buy milk for Tom'], ['Buy milk']],
  ['milk', ['Buy milk', 'Buy milk for Tom', 'Bake bread'], ['Buy milk', 'Buy milk for Tom']],
  ['milk buy', ['Buy milk'], ['Buy milk']],
  ['toms book', ['Return Tom’s book'], ['Return Tom’s book']],
  ['call the dentist', ['Call the dentist!', 'Call the vet'], ['Call the dentist!']],
  ['牛乳', ['牛乳を買う', 'パンを焼く'], ['牛乳を買う']],
  ['ｍｉｌｋ', ['MILK'], ['MILK']],
  ['übung', ['ÜBUNG 3', 'Ubung'], ['ÜBUNG 3']],
  ['tea', ['Buy milk'], []],
  ['tea', ['Buy steak', 'Order team shirts'], []],
  ['tea', ['Buy steak', 'Buy tea'], ['Buy tea']],
  ['卵 milk', ['卵とMILKを買う', 'Buy milk'], ['卵とMILKを買う']],
  ['!?', ['Buy milk'], []],
])('"%s" among %j fits %j', (spoken, all, fitting) => {
  expect(matching(titles(...all), spoken)).toEqual(titles(...fitting));
});
