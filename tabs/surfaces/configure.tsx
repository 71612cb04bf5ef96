import { Field, Radio, RadioGroup, Text } from '@fluentui/react-components';
import { useEffect, useState } from 'react';
import type { SurfaceBodies } from '../../src/meetings/schema-surfaces.ts';
import { surfacesText } from '../../src/text/tabs/surfaces.ts';
import { useApp, useText } from '../shell/app-context.ts';
import { usePanelStyles } from '../shell/panel.ts';
import { Loaded } from '../shell/query-state.tsx';
import { Screen } from '../shell/screen.tsx';
import { Empty } from '../shell/states.tsx';
import { useRead } from '../shell/use-api.ts';
import { bodyTabPath, chatQuery } from './surface-address.ts';

/** The page on which somebody adds the tab to a channel, chat or meeting: which body is it about? */
export default function ConfigureScreen() {
  const text = useText(surfacesText);
  const { host } = useApp();
  const bodies = useRead<SurfaceBodies>(`/surfaces/bodies${chatQuery(host.place.chatId)}`);
  return (
    <Screen title={text.configure}>
      {host.offerTab ? (
        <Loaded query={bodies} rows={4} height={32}>
          {(found) =>
            found.bodies.length > 0 ? (
              <Choice found={found} />
            ) : (
              <Empty title={text.noBodies}>{text.noBodiesHelp}</Empty>
            )
          }
        </Loaded>
      ) : (
        <Empty title={text.onlyInTeams}>{text.onlyInTeamsHelp}</Empty>
      )}
    </Screen>
  );
}

function Choice({ found }: { found: SurfaceBodies }) {
  const text = useText(surfacesText);
  const styles = usePanelStyles();
  const { host, partnership } = useApp();
  const own = found.bodies.filter(({ mine }) => mine);
  const others = found.bodies.filter(({ mine }) => !mine);
  const [chosen, choose] = useState(found.suggested ?? (own.length === 1 ? (own[0]?.bodyId ?? '') : ''));
  const body = found.bodies.find(({ bodyId }) => bodyId === chosen);
  useEffect(() => {
    host.offerTab?.(
      body
        ? { entityId: `overleg-${body.bodyId}`, name: body.name, path: bodyTabPath(partnership.id, body.bodyId) }
        : null,
    );
  }, [host, body, partnership.id]);
  return (
    <div className={styles.stack}>
      <Text>{text.explain}</Text>
      <Field
        label={text.whichBody}
        {...(body
          ? {
              validationState: 'success' as const,
              validationMessage: body.bodyId === found.suggested ? `${text.suggested} ${text.thenSave}` : text.thenSave,
            }
          : {})}
      >
        <RadioGroup value={chosen} onChange={(_event, { value }) => choose(value)}>
          {[own, others].map(
            (group) =>
              group.length > 0 && (
                <div key={group === own ? 'own' : 'others'} className={styles.lines}>
                  {own.length > 0 && others.length > 0 && (
                    <Text size={200} className={styles.subtle}>
                      {group === own ? text.mine : text.others}
                    </Text>
                  )}
                  {group.map(({ bodyId, name }) => (
                    <Radio key={bodyId} value={bodyId} label={name} />
                  ))}
                </div>
              ),
          )}
        </RadioGroup>
      </Field>
    </div>
  );
}
