import { MigrationFault } from './migrationFault.ts';
import type { SqlFile } from './sqlFiles.ts';

/**
 * Refuses files with a transaction command, because all files are applied in one transaction: a COMMIT in a file would
 * keep half of the changes. Bodies of functions are not searched.
 *
 * @throws {MigrationFault} with file, line and command
 */
export function refuseTransactionCommands(files: readonly SqlFile[]): void {
  for (const { path, text } of files) {
    const found = findTransactionCommand(text);
    if (found === undefined) continue;
    throw new MigrationFault(
      `${path}, line ${String(found.line)}: ${found.command} is a transaction command, and all files are applied in one transaction`,
      'Remove the command and start again. Nothing was changed',
    );
  }
}

/** Commands that start or end a transaction or a part of one. PREPARE and SET have other uses too. */
const transactionCommand =
  /^(BEGIN|START|COMMIT|END|ROLLBACK|ABORT|SAVEPOINT|RELEASE|PREPARE TRANSACTION|SET (LOCAL |SESSION )?TRANSACTION)\b/;

/** The first transaction command of a text with many statements, and the line where its statement starts. */
function findTransactionCommand(text: string): { command: string; line: number } | undefined {
  for (const { words, offset } of readStatements(text)) {
    const command = transactionCommand.exec(words.slice(0, 3).join(' '))?.[0];
    if (command !== undefined) return { command, line: text.slice(0, offset).split('\n').length };
  }
  return undefined;
}

interface Statement {
  /** The words outside of comments, strings and quoted names, in capitals. */
  readonly words: readonly string[];
  /** Where its first word starts. */
  readonly offset: number;
}

/** The start of a comment, a string, a quoted name, a word, or the end of a statement. */
const tokenPattern =
  /--[^\n]*|\/\*|E'(?:[^'\\]|\\.|'')*(?:'|$)|'(?:[^']|'')*(?:'|$)|"[^"]*(?:"|$)|\$(?:[\p{L}_][\p{L}\p{N}_]*)?\$|[\p{L}\p{N}_][\p{L}\p{N}_$]*|;/gisu;

function readStatements(text: string): readonly Statement[] {
  const pattern = new RegExp(tokenPattern);
  const statements: Statement[] = [];
  let words: string[] = [];
  let offset = 0;
  // As psql does: a semicolon between BEGIN ATOMIC and its END does not end a CREATE FUNCTION.
  let depth = 0;
  for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
    const [token] = match;
    if (token === '/*') pattern.lastIndex = endOfComment(text, match.index);
    else if (token.startsWith('$')) pattern.lastIndex = endAfter(text, token, pattern.lastIndex);
    else if (token === ';' && depth === 0) {
      if (words.length > 0) statements.push({ words, offset });
      words = [];
    } else if (/^[\p{L}\p{N}_]/u.test(token) && !token.endsWith("'")) {
      const word = token.toUpperCase();
      if (words.length === 0) offset = match.index;
      else if (/^CREATE (OR REPLACE )?(FUNCTION|PROCEDURE)\b/.test(words.slice(0, 4).join(' '))) {
        if (word === 'BEGIN' || (word === 'CASE' && depth > 0)) depth += 1;
        else if (word === 'END' && depth > 0) depth -= 1;
      }
      words.push(word);
    }
  }
  return words.length > 0 ? [...statements, { words, offset }] : statements;
}

/** The offset after a comment, which can contain other comments. */
function endOfComment(text: string, start: number): number {
  let depth = 0;
  for (const { 0: mark, index } of text.slice(start).matchAll(/\/\*|\*\//g)) {
    depth += mark === '/*' ? 1 : -1;
    if (depth === 0) return start + index + mark.length;
  }
  return text.length;
}

function endAfter(text: string, mark: string, from: number): number {
  const at = text.indexOf(mark, from);
  return at === -1 ? text.length : at + mark.length;
}
