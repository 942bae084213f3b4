import { reactionOf } from './reactions.ts';

test.each([
  ['like', { post: 3, comment: null }, { kind: 'like', target: { collection: 'posts', id: 3 } }],
  ['like', { diary: 7 }, { kind: 'like', target: { collection: 'meal-diaries', id: 7 } }],
  ['block', { blocked: 9 }, { kind: 'block', target: { collection: 'members', id: 9 } }],
  ['like', {}, undefined],
  ['like', { post: 3, comment: 4 }, undefined],
  ['bookmark', { board: 3 }, undefined],
] as const)('a %s that names %j is about %j', (kind, document, reaction) => {
  expect(reactionOf(kind, document)).toEqual(reaction);
});
