import { Button, mergeClasses, Text } from '@fluentui/react-components';
import { useState } from 'react';
import type { YearPlanView } from '../../src/meetings/schema-year-plan.ts';
import { list } from '../../src/text/format.ts';
import { yearPlanScreenText } from '../../src/text/tabs/year-plan.ts';
import { useApp, useText } from '../shell/app-context.ts';
import { usePanelStyles } from '../shell/panel.ts';
import { Section } from '../shell/screen.tsx';
import { WishDialog } from './wish-dialog.tsx';

/** What each body wants, as a sentence, and the way to change it. */
export function WishList({ plan }: { plan: YearPlanView }) {
  const panel = usePanelStyles();
  const text = useText(yearPlanScreenText);
  const { language } = useApp();
  const [editing, edit] = useState<string | null>(null);
  const body = plan.bodies.find(({ bodyId }) => bodyId === editing);
  return (
    <Section title={text.wishes}>
      <ul className={mergeClasses(panel.plain, panel.stack)}>
        {plan.bodies.map(({ bodyId, name, people, regions, wish }) => (
          <li key={bodyId} className={panel.panel}>
            <div className={panel.row}>
              <div className={panel.words}>
                <Text weight="semibold">{name}</Text>
                <Text>{wish || text.noWish}</Text>
                <Text size={200} className={panel.subtle}>
                  {[text.members(people), list(regions, language)].filter(Boolean).join(' · ')}
                </Text>
              </div>
              {plan.may.change && (
                <Button aria-label={text.changeOf(name)} onClick={() => edit(bodyId)}>
                  {text.change}
                </Button>
              )}
            </div>
          </li>
        ))}
      </ul>
      {body && <WishDialog plan={plan} body={body} onClose={() => edit(null)} />}
    </Section>
  );
}
