import type { Router } from 'express';
import { sendError } from '../../bot/http/errors.ts';
import { outcomeRounds, outcomeSample } from './outcome-samples.ts';

/** Outcomes as the service answers: one kring is late, so that going on has to be meant. */
export function outcomeApi(router: Router): void {
  let round = outcomeSample();
  router.get('/outcome-rounds', (_request, response) => void response.json(outcomeRounds));
  router.post('/outcome-rounds', (_request, response) => void response.json({ roundId: 'round-1' }));
  router.get('/outcome-rounds/:roundId', (_request, response) => void response.json(round));
  router.post('/outcome-rounds/:roundId/roll-up', ({ body }, response) => {
    if (body.withoutLate) return void response.json(round);
    const late = 'Nog geen antwoord van Kring Rivierenland. Er is nog niets gebundeld. Wil je zonder hen verder?';
    sendError(response, 409, 'outcome-late-kringen', late);
  });
  router.put('/outcome-rounds/:roundId/kringen/:bodyId/answers/:questionId', ({ params, body }, response) => {
    const kringen = round.kringen.map((kring) => {
      if (kring.bodyId !== params['bodyId']) return kring;
      const answers = kring.answers.map((answer) =>
        answer.questionId === params['questionId']
          ? { ...answer, position: body.position, reasons: body.reasons, dissent: body.dissent }
          : answer,
      );
      const settle = answers.every(({ position }) => position !== null);
      return { ...kring, answers, may: { ...kring.may, settle } };
    });
    round = { ...round, kringen };
    response.json(round);
  });
  router.post('/outcome-rounds/:roundId/kringen/:bodyId/settle', (_request, response) => void response.json(round));
  router.get('/meetings/:meetingId/outcomes', (_request, response) => void response.json({ outcomes: [] }));
}
