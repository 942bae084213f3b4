'use client';

import { useEffect, useId, useRef, type ReactNode } from 'react';

/** A dialog over the page. Escape closes it; the focus returns to where it was. */
export function Dialog({
  children,
  close,
  title,
}: {
  readonly children: ReactNode;
  readonly close: () => void;
  readonly title: string;
}) {
  const id = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const element = dialog.current;
    if (element !== null && !element.open) element.showModal();
  }, []);
  return (
    <dialog aria-labelledby={id} className="dc-dialog dc-dialog--wide" onClose={close} ref={dialog}>
      <h2 id={id}>{title}</h2>
      {children}
    </dialog>
  );
}
