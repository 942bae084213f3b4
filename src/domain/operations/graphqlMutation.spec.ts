import { mutationFields } from './graphqlMutation.ts';

test.each([
  ['mutation { createFood(data: {}) { id } }', ['createFood']],
  ['mutation { a: createFood { id } b: loginUser { token } }', ['createFood', 'loginUser']],
  ['mutation { ...all } fragment all on Mutation { createFood { id } }', ['…']],
  ['query Q { Foods { docs { id } } } mutation M { createFood { id } }', ['createFood']],
  ['{ Foods { docs { id } } }', []],
  ['mutation {', []],
])('%s', (text, fields) => {
  expect(mutationFields(text)).toEqual(fields);
});
