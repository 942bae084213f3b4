'use client';

import { useState, type ReactNode } from 'react';

/** A part that opens and closes. It opens by itself once, as soon as it `needsAttention`, and never closes by itself. */
export function Disclosure({
  children,
  className,
  needsAttention = false,
  summary,
}: {
  readonly children: ReactNode;
  readonly className: string;
  readonly needsAttention?: boolean;
  readonly summary: ReactNode;
}) {
  const [isOpen, setIsOpen] = useState(false);
  const [hasOpened, setHasOpened] = useState(false);
  if (needsAttention && !hasOpened) {
    setHasOpened(true);
    setIsOpen(true);
  }
  return (
    <details
      className={className}
      onToggle={(event) => {
        setIsOpen(event.currentTarget.open);
      }}
      open={isOpen}
    >
      <summary>{summary}</summary>
      {children}
    </details>
  );
}
