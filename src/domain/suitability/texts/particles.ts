/** The word with its topic particle: 나트륨은, 당류는. */
export function withTopicParticle(word: string): string {
  return `${word}${endsInConsonant(word) ? '은' : '는'}`;
}

/** The word with its subject particle: 나트륨이, 당류가. */
export function withSubjectParticle(word: string): string {
  return `${word}${endsInConsonant(word) ? '이' : '가'}`;
}

/** Whether a Korean word ends in a consonant. A word without Hangul counts as ending in a vowel. */
function endsInConsonant(word: string): boolean {
  for (let index = word.length - 1; index >= 0; index -= 1) {
    const place = word.charCodeAt(index) - 0xac00;
    // Brackets and blanks are not pronounced.
    if (place >= 0 && place <= 0xd7a3 - 0xac00) return place % 28 !== 0;
  }
  return false;
}
