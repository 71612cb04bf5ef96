import { Link } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { goTo } from './location.ts';

/** A link to another screen: a real address that opens without loading the page again. */
export function To({ address, label, children }: { address: string; label?: string; children: ReactNode }) {
  return (
    <Link
      href={address}
      aria-label={label}
      onClick={(event) => {
        if (event.ctrlKey || event.metaKey || event.shiftKey) return;
        event.preventDefault();
        goTo(address);
      }}
    >
      {children}
    </Link>
  );
}
