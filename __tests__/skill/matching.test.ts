import { matching } from '../../skill/matching';

const titles = (...all: string[]) => all.map((title) => ({ title }));

it.each([
  ['blue vase', ['Blue vase', 'Blue vase for Tom'], ['Blue vase']],
  ['vase', ['Blue vase', 'Blue vase for Tom', 'Red chair'], ['Blue vase', 'Blue vase for Tom']],
  ['vase blue', ['Blue vase'], ['Blue vase']],
  ['toms book', ['Return Tom’s book'], ['Return Tom’s book']],
  ['call the dentist', ['Call the dentist!', 'Call the vet'], ['Call the dentist!']],
  ['花瓶', ['花瓶を運ぶ', '椅子を塗る'], ['花瓶を運ぶ']],
  ['ｖａｓｅ', ['VASE'], ['VASE']],
  ['übung', ['ÜBUNG 3', 'Ubung'], ['ÜBUNG 3']],
  ['tea', ['Blue vase'], []],
  ['tea', ['Buy steak', 'Order team shirts'], []],
  ['tea', ['Buy steak', 'Buy tea'], ['Buy tea']],
  ['椅子 vase', ['椅子とVASEを運ぶ', 'Blue vase'], ['椅子とVASEを運ぶ']],
  ['!?', ['Blue vase'], []],
])('"%s" among %j fits %j', (spoken, all, fitting) => {
  expect(matching(titles(...all), spoken)).toEqual(titles(...fitting));
});
