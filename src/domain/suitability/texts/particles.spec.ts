import { withSubjectParticle, withTopicParticle } from './particles.ts';

test.each([
  ['나트륨', '나트륨이', '나트륨은'],
  ['당류', '당류가', '당류는'],
  // A bracket is not read aloud.
  ['밀(글루텐 함유 곡류 관련)', '밀(글루텐 함유 곡류 관련)이', '밀(글루텐 함유 곡류 관련)은'],
  ['우유(생것)', '우유(생것)가', '우유(생것)는'],
  ['생닭고기(익혀 먹는 것(속까지))', '생닭고기(익혀 먹는 것(속까지))가', '생닭고기(익혀 먹는 것(속까지))는'],
  ['“밀”', '“밀”이', '“밀”은'],
  ['(밀)', '(밀)이', '(밀)은'],
  ['밀)', '밀)이', '밀)은'],
  // Figures are read as numbers, units as words.
  ['비타민 B6', '비타민 B6이', '비타민 B6은'],
  ['IDDSI 4', 'IDDSI 4가', 'IDDSI 4는'],
  ['10', '10이', '10은'],
  ['0.5', '0.5가', '0.5는'],
  ['2,300 mg', '2,300 mg이', '2,300 mg은'],
  ['20 µg', '20 µg이', '20 µg은'],
  ['200 ml', '200 ml가', '200 ml는'],
  ['90 kcal', '90 kcal가', '90 kcal는'],
  ['6%', '6%가', '6%는'],
  // Letters are read one by one, words as they sound.
  ['비타민 A (RAE)', '비타민 A (RAE)가', '비타민 A (RAE)는'],
  ['MSG', 'MSG가', 'MSG는'],
  ['GMO', 'GMO가', 'GMO는'],
  ['NaCl', 'NaCl이', 'NaCl은'],
  ['kiwi', 'kiwi가', 'kiwi는'],
  ['lupin', 'lupin이', 'lupin은'],
  ['', '가', '는'],
])('%s', (word, subject, topic) => {
  expect([withSubjectParticle(word), withTopicParticle(word)]).toEqual([subject, topic]);
});

test('a long word of brackets takes linear time', () => {
  const started = performance.now();
  withSubjectParticle(`${'('.repeat(200_000)}밀)`);
  withSubjectParticle(`밀${'()'.repeat(100_000)}`);
  expect(performance.now() - started).toBeLessThan(2_000);
});
