import { accountIn } from './user.ts';

describe('accountIn', () => {
  const root = 'root:x:0:0:root:/root:/bin/bash\n';

  it.each([
    [
      'postgres before node and nobody',
      'nobody:x:65534:65534::/:\nnode:x:1000:1000::/:\npostgres:x:101:104::/:\n',
      { uid: 101, gid: 104 },
    ],
    ['node before nobody', 'nobody:x:65534:65533::/:\nnode:x:1000:1001::/:\n', { uid: 1000, gid: 1001 }],
    ['nobody at last', 'nobody:x:65534:65533::/:\n', { uid: 65534, gid: 65533 }],
    ['no account that is root under another name', 'postgres:x:0:0::/:\n', undefined],
    ['no broken line', 'postgres:x:\nnode\n', undefined],
    ['nothing', '', undefined],
  ])('takes %s', (_, accounts, expected) => {
    expect(accountIn(root + accounts)).toEqual(expected);
  });
});
