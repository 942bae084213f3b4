import { createStaff, signUpAndLogIn, startTestSession, type TestMember } from '../../helpers/accounts.ts';
import { clientOf, upload, type Answer } from '../../helpers/client.ts';
import { startTestServer, type TestServer } from '../../helpers/server.ts';

/** Posts and comments over HTTP, as an app writes and reads them. */
let server: TestServer;
let call: ReturnType<typeof clientOf>;
let author: TestMember;
let reader: TestMember;
let moderator: string;
let board: number;

beforeAll(async () => {
  server = await startTestServer();
  call = clientOf(server.url);
  const member = () => signUpAndLogIn({ payload: server.payload, call });
  [author, reader] = await Promise.all([member(), member()]);
  const staff = await createStaff(server.payload, 'moderator');
  moderator = await startTestSession(server.payload, { collection: 'staff', id: staff.id });
  const diet = await server.payload.create({
    collection: 'diets',
    data: { slug: 'low-salt', name: '저염식', nameEn: 'Low salt', kind: 'disease' },
  });
  const { rows } = await server.pool.query<{ id: number }>('SELECT id FROM boards WHERE diet_id = $1', [
    diet.id,
  ]);
  board = rows[0]?.id ?? 0;
});
afterAll(() => server.stop());

const text = (...children: unknown[]) => ({
  root: { type: 'root', version: 1, direction: 'ltr', format: '', indent: 0, children },
});
const paragraph = (...children: unknown[]) => ({ type: 'paragraph', version: 1, children });
const words = (value: string) => text(paragraph({ type: 'text', text: value, version: 1 }));

let written = 0;
const write = (input: Record<string, unknown> = {}, token = author.token): Promise<Answer> => {
  written += 1;
  return call('/api/posts', {
    token,
    json: { board, content: words(`오늘의 식단 ${String(written)}`), ...input },
  });
};
const created = async (input: Record<string, unknown> = {}, token = author.token) => {
  const { body, status } = await write(input, token);
  if (status !== 201) throw new Error(JSON.stringify(body));
  return body.doc as { id: number } & Record<string, unknown>;
};
const of = ({ body, status }: Answer) => [status, body.code, body.field].filter((one) => one !== undefined);

describe('a post', () => {
  test('shows its author, html, counts and what is the reader’s own', async () => {
    const { id } = await created({ title: '싱겁게 먹기' });
    const mine = await call(`/api/posts/${String(id)}`, { token: author.token });
    expect(mine.body).toMatchObject({
      id,
      title: '싱겁게 먹기',
      board: { id: board, slug: 'low-salt' },
      author: { username: author.username },
      counts: { likes: 0, comments: 0 },
      mine: { liked: false, bookmarked: false, author: true },
      html: '<p>오늘의 식단 1</p>',
      mentions: [],
      state: 'published',
      isProfessional: false,
      editedAt: null,
    });
    expect(mine.body).not.toHaveProperty('user');
    expect(mine.body).not.toHaveProperty('contentText');
    const { body } = await call(`/api/posts/${String(id)}`, { token: reader.token });
    expect(body).toMatchObject({ author: { username: author.username }, mine: { author: false } });
    expect((await call('/api/posts')).status).toBe(401);
  });

  test('refuses what is no text of the editor, with the place', async () => {
    const long = (count: number) => words('가'.repeat(count));
    const link = (url: unknown) =>
      text(paragraph({ type: 'link', fields: { url, linkType: 'custom', newTab: false }, children: [] }));
    const deep = (levels: number): unknown =>
      levels === 0
        ? paragraph()
        : {
            type: 'list',
            tag: 'ul',
            listType: 'bullet',
            children: [{ type: 'listitem', children: [deep(levels - 1)] }],
          };
    const mention = { type: 'inlineBlock', fields: { blockType: 'foodMention', food: 999_999 } };
    const cases: [unknown, unknown[]][] = [
      ['plain text', [400, 'wrong_type', 'content']],
      [{}, [400, 'required', 'content.root']],
      [text(), [400, 'only_blanks', 'content']],
      [words('  '), [400, 'only_blanks', 'content']],
      [text({ type: 'upload', value: 1 }), [400, 'unknown_value', 'content.root.children.0.type']],
      [
        text(paragraph({ type: 'text', text: 'a', onclick: 'alert(1)' })),
        [400, 'unknown_field', 'content.root.children.0.children.0.onclick'],
      ],
      [link('javascript:alert(1)'), [400, 'unsafe_link', 'content.root.children.0.children.0.fields.url']],
      [link('data:text/html,x'), [400, 'unsafe_link', 'content.root.children.0.children.0.fields.url']],
      [text(deep(11)), [400, 'too_deep']],
      [long(20_001), [400, 'too_long', 'content']],
      [text(paragraph(...Array.from({ length: 51 }, () => mention))), [400, 'too_many_mentions', 'content']],
      [text(...Array.from({ length: 2_001 }, () => paragraph())), [400, 'too_many_nodes', 'content']],
      [text(paragraph(mention)), [400, 'unknown_food', 'content.root.children.0.children.0.fields.food']],
    ];
    for (const [content, expected] of cases)
      expect(of(await write({ content }))).toEqual(
        expected.length === 2 ? [...expected, expect.any(String)] : expected,
      );
    expect(
      of(await write({ content: text(...Array.from({ length: 100_000 }, () => ({ type: 'paragraph' }))) })),
    ).toEqual([413, 'too_large']);
  });
});
