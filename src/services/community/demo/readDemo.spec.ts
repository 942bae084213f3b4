import { parse } from 'csv-parse/sync';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { readUsername } from '../../../domain/accounts/names/username.ts';
import { distressIn } from '../../../domain/community/filters/distress.ts';
import { sameText } from '../../../domain/community/filters/foldText.ts';
import { claimsToHeal } from '../../../domain/community/filters/medicalClaims.ts';
import { mentionedIn } from '../../../domain/community/demo/demoFiles.ts';
import { demoDay, demoDays, timeOfComment, timeOfPost } from '../../../domain/community/demo/demoTimes.ts';
import { readDemo } from './readDemo.ts';

const catalogue = resolve(import.meta.dirname, '../../../../catalogue');
const { boards, meals, members } = readDemo(resolve(catalogue, 'demo'));
const posts = Object.values(boards).flat();

test('the demo has thirty members and more, twelve boards and 150 posts', () => {
  expect(members.length).toBeGreaterThanOrEqual(30);
  expect(Object.keys(boards)).toHaveLength(12);
  expect(posts).toHaveLength(150);
});

test('its names are fit for accounts, and every author is a member', () => {
  const names = new Set(members.map(({ name }) => name));
  expect(names.size).toBe(members.length);
  for (const name of names) expect(readUsername(`${name}.데모`)).toHaveProperty('username');
  const authors = posts.flatMap(({ author, comments, reports }) => [
    author,
    ...[...comments, ...reports].map((one) => one.author),
  ]);
  expect(authors.filter((author) => !names.has(author))).toEqual([]);
});

test('its boards and foods are those of the starter catalogue', () => {
  const { diets } = JSON.parse(readFileSync(resolve(catalogue, 'diets.json'), 'utf8')) as {
    diets: { slug: string }[];
  };
  const slugs = diets.map(({ slug }) => slug);
  expect(Object.keys(boards).filter((slug) => !slugs.includes(slug))).toEqual([]);
  const foods = ['foods.csv', 'foods-odbl.csv'].flatMap((name) =>
    parse<{ name: string }>(readFileSync(resolve(catalogue, name)), { columns: true }),
  );
  const known = new Set(foods.map(({ name }) => name));
  const mentioned = posts.flatMap(({ paragraphs }) => mentionedIn(paragraphs));
  expect(mentioned.length).toBeGreaterThan(10);
  const named = [...meals.flatMap(({ items }) => items.map(({ food }) => food)), ...mentioned];
  expect(named.filter((food) => !known.has(food))).toEqual([]);
});

test('no text claims to heal, speaks of distress, or comes twice from one author', () => {
  const texts = posts.flatMap(({ author, comments, paragraphs, title }) => [
    { author, text: [title, ...paragraphs].join('\n') },
    ...comments,
  ]);
  expect(texts.filter(({ text }) => claimsToHeal(text) || distressIn(text) !== undefined)).toEqual([]);
  const keys = texts.map(({ author, text }) => `${author} ${sameText(text)}`);
  expect(keys.filter((key, at) => keys.indexOf(key) !== at)).toEqual([]);
});

test('its times lie in the two weeks before today, in their order', () => {
  const now = new Date('2026-12-01T00:30:00+09:00');
  const times = posts.map((_, index) => timeOfPost(now, { index, count: posts.length }));
  expect(times).toEqual([...times].sort((one, other) => one.getTime() - other.getTime()));
  expect(times[0]?.toISOString()).toBe('2026-11-16T22:00:00.000Z');
  expect(times.at(-1)?.getTime()).toBeLessThan(now.getTime());
  expect(timeOfComment(now, { post: now, index: 3 })).toEqual(now);
  expect(demoDay(now, 1)).toBe('2026-11-30');
  expect(demoDay(now, demoDays)).toBe('2026-11-17');
});
