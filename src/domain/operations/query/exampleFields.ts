import type { QueryField } from './fields.ts';

const field = (name: string, holds: QueryField['holds'], isList = false): QueryField => ({
  name,
  holds,
  isList,
});

/** Fields of every kind, for the specs of this folder. */
export const exampleFields: readonly QueryField[] = [
  field('name', { kind: 'text' }),
  field('popularity', { kind: 'number' }),
  field('likesCount', { kind: 'whole-number' }),
  field('isPublic', { kind: 'truth-value' }),
  field('createdAt', { kind: 'date' }),
  field('kind', { kind: 'choice', options: ['fresh', 'cooked'] }),
  field('aliases', { kind: 'json', hasPath: ([name]) => name === 'name' }),
  field('source', { kind: 'group', fields: [field('name', { kind: 'text' })] }),
  field('steps', { kind: 'rows', fields: [field('text', { kind: 'text' })] }),
  field('parent', { kind: 'relation', fieldsOfTarget: () => exampleFields, isOpen: true }),
  field('photos', { kind: 'relation', fieldsOfTarget: () => exampleFields, isOpen: true }, true),
  field('diary', { kind: 'relation', fieldsOfTarget: () => exampleFields, isOpen: false }),
  field('owner', { kind: 'account' }),
  field('user', { kind: 'own-account', id: 5 }),
  field('target', { kind: 'mixed-relation', collections: ['posts', 'comments'] }),
  field('sealed', { kind: 'nothing' }),
];
