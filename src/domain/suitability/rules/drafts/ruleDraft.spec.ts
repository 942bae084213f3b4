import {
  changeDraft,
  contentOf,
  publishFault,
  signDraft,
  signFault,
  type PublishFault,
  type RuleDraft,
  type SignFault,
} from './ruleDraft.ts';

const [kim, lee, han] = ['Kim', 'Lee', 'Han'].map((name, at) => ({ id: at + 1, name }));
type Person = NonNullable<typeof kim>;
const at = '2026-01-02T03:04:05.000Z';

/** Drafts after some steps: `change`s have the content of their number. */
type Step = readonly ['change', Person, number] | readonly ['sign', Person];

function draftAfter(...steps: readonly Step[]): RuleDraft | undefined {
  let draft: RuleDraft | undefined;
  for (const [action, by, content] of steps) {
    if (action === 'sign') draft = draft === undefined ? undefined : signDraft(draft, { by, at });
    else {
      const hash = String(content);
      draft = changeDraft(draft, { ruleSet: { content }, hash, basedOnVersion: 3, by, at });
    }
  }
  return draft;
}

if (kim === undefined || lee === undefined || han === undefined) throw new Error('three people');

test.each<[string, readonly Step[], Person, string, SignFault | undefined]>([
  ['nothing', [], lee, '1', 'no_rule_draft'],
  ['other content than was read', [['change', kim, 1]], lee, '2', 'precondition_failed'],
  ['their own draft', [['change', kim, 1]], kim, '1', 'own_rule_draft'],
  ['the draft of somebody else', [['change', kim, 1]], lee, '1', undefined],
  [
    'what both have written',
    [
      ['change', kim, 1],
      ['change', lee, 2],
    ],
    lee,
    '2',
    'own_rule_draft',
  ],
  [
    'what both have written, as a third',
    [
      ['change', kim, 1],
      ['change', lee, 2],
    ],
    han,
    '2',
    undefined,
  ],
  [
    'a change of the one who signed',
    [
      ['change', kim, 1],
      ['sign', lee],
      ['change', lee, 2],
    ],
    kim,
    '2',
    undefined,
  ],
  [
    'their own change after a signature',
    [
      ['change', kim, 1],
      ['sign', lee],
      ['change', lee, 2],
    ],
    lee,
    '2',
    'own_rule_draft',
  ],
  [
    'the same content again',
    [
      ['change', kim, 1],
      ['change', lee, 1],
    ],
    lee,
    '1',
    undefined,
  ],
])('somebody signs %s', (_, steps, by, seen, fault) => {
  expect(signFault(draftAfter(...steps), { by, seen })).toBe(fault);
});

test.each<
  [string, readonly Step[], { version?: number; isSignerActive?: boolean }, PublishFault | undefined]
>([
  ['no draft', [], {}, 'no_rule_draft'],
  ['a draft without a signature', [['change', kim, 1]], {}, 'rule_draft_unsigned'],
  [
    'a signed draft',
    [
      ['change', kim, 1],
      ['sign', lee],
    ],
    {},
    undefined,
  ],
  [
    'a draft that was changed after the signature',
    [
      ['change', kim, 1],
      ['sign', lee],
      ['change', kim, 2],
    ],
    {},
    'rule_draft_unsigned',
  ],
  [
    'a draft that was saved again after the signature',
    [
      ['change', kim, 1],
      ['sign', lee],
      ['change', kim, 1],
    ],
    {},
    undefined,
  ],
  [
    'a draft of an older version',
    [
      ['change', kim, 1],
      ['sign', lee],
    ],
    { version: 4 },
    'rule_draft_outdated',
  ],
  [
    'a signature of a deleted account',
    [
      ['change', kim, 1],
      ['sign', lee],
    ],
    { isSignerActive: false },
    'rule_draft_unsigned',
  ],
])('publishing %s', (_, steps, now, fault) => {
  expect(publishFault(draftAfter(...steps), { version: 3, isSignerActive: true, ...now })).toBe(fault);
});

test('a second signature does not replace the first one', () => {
  expect(draftAfter(['change', kim, 1], ['sign', lee], ['sign', han])?.signature?.name).toBe('Lee');
});

test('all authors since the start of the draft are known', () => {
  const authors = draftAfter(
    ['change', kim, 1],
    ['sign', lee],
    ['change', han, 2],
    ['change', kim, 3],
  )?.authors;
  expect(authors?.map(({ name }) => name)).toEqual(['Han', 'Kim']);
});

test('what the server writes is no content', () => {
  const content = { name: 'a', rules: [] };
  expect(contentOf({ ...content, diet: 'x', version: 3, status: 'published', signature: {} })).toEqual(
    content,
  );
});
