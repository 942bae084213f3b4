'use client';

import { useTranslation } from '@payloadcms/ui';
import { useEffect, useState } from 'react';
import type { LocalizedText } from '../../domain/language.ts';
import { Disclosure } from '../fields/Disclosure.tsx';
import { speaker } from '../texts.ts';
import { texts } from './deskTexts.ts';

/** A key of the desk. */
export interface DeskKey {
  /** As it is printed on the key. */
  readonly key: string;
  readonly does: LocalizedText;
  readonly run: () => void;
}

const storageName = 'dc-desk-keys';

/**
 * Single keys that work while no field has the focus and no dialog is open, with their list. They can be switched off:
 * who speaks to the browser would press them by accident. A key counts by its place, because a Korean layout has other
 * letters there.
 */
export function Keys({ keys }: { readonly keys: readonly DeskKey[] }) {
  const { i18n } = useTranslation();
  const say = speaker(i18n.language);
  const [isOn, setOn] = useState(true);
  const [asksForHelp, setAsksForHelp] = useState(false);

  useEffect(() => {
    setOn(window.localStorage.getItem(storageName) !== 'off');
  }, []);
  useEffect(() => {
    if (!isOn) return undefined;
    const press = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || isElsewhere(event)) return;
      if (event.key === '?') {
        setAsksForHelp(true);
        return;
      }
      const pressed = keys.find(({ key }) => event.code === `Key${key}` || event.key === key);
      if (pressed === undefined || event.shiftKey) return;
      event.preventDefault();
      pressed.run();
    };
    document.addEventListener('keydown', press);
    return () => {
      document.removeEventListener('keydown', press);
    };
  }, [isOn, keys]);

  const help: Pick<DeskKey, 'key' | 'does'> = { key: '?', does: texts.keyHelp };
  return (
    <Disclosure className="dc-keys" needsAttention={asksForHelp} summary={say(texts.keyboard)}>
      <ul>
        {[...keys, help].map(({ does, key }) => (
          <li key={key}>
            <kbd>{key}</kbd> {say(does)}
          </li>
        ))}
      </ul>
      <label>
        <input
          checked={isOn}
          onChange={(event) => {
            setOn(event.target.checked);
            window.localStorage.setItem(storageName, event.target.checked ? 'on' : 'off');
          }}
          type="checkbox"
        />{' '}
        {say(texts.keysOn)}
      </label>
    </Disclosure>
  );
}

/** Whether somebody types, or another part of the page has the keyboard. */
function isElsewhere({ target }: KeyboardEvent): boolean {
  const types =
    target instanceof HTMLElement &&
    (target.isContentEditable ||
      target.matches('input:not([type="checkbox"]), textarea, select, [role="combobox"]'));
  return types || document.querySelector('dialog[open]') !== null;
}
