/** Values that documents have for states and the like, by their letters alone: in English, German, French, Spanish, Italian, Japanese. */
const table: Readonly<Record<string, string>> = {
  active: 'active, aktiv, en activité, vigente, attivo, 稼働中',
  approved: 'approved, genehmigt, approuvé, aprobado, approvato, 承諾済み',
  archived: 'archived, archiviert, archivé, archivado, archiviato, アーカイブ済み',
  cancelled: 'canceled, abgesagt, annulé, cancelado, annullato, キャンセル済み',
  canceled: 'canceled, abgesagt, annulé, cancelado, annullato, キャンセル済み',
  closed: 'closed, abgeschlossen, clos, cerrado, chiuso, 終了',
  completed: 'completed, abgeschlossen, achevé, completado, completato, 完了',
  delivered: 'delivered, geliefert, livré, entregado, consegnato, 配達済み',
  disabled: 'off, ausgeschaltet, à l’arrêt, apagado, spento, オフ',
  done: 'done, erledigt, fait, hecho, fatto, 完了',
  draft: 'a draft, ein Entwurf, un brouillon, un borrador, una bozza, 下書き',
  enabled: 'on, eingeschaltet, en service, encendido, acceso, オン',
  failed: 'failed, gescheitert, échoué, fallido, non riuscito, 失敗',
  finished: 'finished, fertig, terminé, terminado, finito, 終了',
  general: 'general, allgemein, général, corriente, generale, 一般',
  high: 'high, hoch, élevé, alto, elevato, 高',
  inprogress: 'in progress, in Arbeit, en cours, en marcha, in corso, 進行中',
  inactive: 'inactive, ruhend, au repos, parado, fermo, 休止中',
  invoiced: 'invoiced, in Rechnung gestellt, facturé, facturado, fatturato, 請求済み',
  locked: 'locked, gesperrt, verrouillé, bloqueado, bloccato, ロック中',
  low: 'low, niedrig, faible, bajo, basso, 低',
  medium: 'medium, mittel, moyen, medio, intermedio, 中',
  monthly: 'monthly, monatlich, mensuel, cada mes, mensile, 毎月',
  new: 'new, neu, nouveau, nuevo, appena arrivato, 新規',
  normal: 'normal, üblich, ordinaire, habitual, di norma, 普通',
  oneoff: 'one-off, einmalig, unique, único, una tantum, 一回限り',
  onhold: 'on hold, angehalten, en attente, en pausa, in pausa, 保留中',
  open: 'open, offen, ouvert, abierto, aperto, 未完了',
  overdue: 'overdue, überfällig, en retard, atrasado, scaduto, 期限切れ',
  paid: 'paid, bezahlt, payé, pagado, pagato, 支払い済み',
  pending: 'pending, ausstehend, à traiter, pendiente, in attesa, 保留中',
  planned: 'planned, geplant, prévu, previsto, pianificato, 予定',
  rejected: 'rejected, abgelehnt, refusé, rechazado, respinto, 却下',
  scheduled: 'scheduled, angesetzt, programmé, programado, in programma, 予定済み',
  sent: 'sent, gesendet, envoyé, enviado, inviato, 送信済み',
  todo: 'to do, zu erledigen, à faire, por hacer, da fare, 未着手',
  true: 'yes, ja, oui, sí, sì, はい',
  false: 'no, nein, non, que no, per niente, いいえ',
  unpaid: 'unpaid, unbezahlt, impayé, sin pagar, da pagare, 未払い',
  weekly: 'weekly, wöchentlich, hebdomadaire, cada semana, settimanale, 毎週',
};

const columns: readonly string[] = ['en', 'de', 'fr', 'es', 'it', 'ja'];

/** How a value is said in the language of a locale; undefined where the table does not have it. */
export function valueIn(locale: string, value: string): string | undefined {
  const letters = value.toLowerCase().replace(/[^a-z]/g, '');
  const row = Object.hasOwn(table, letters) ? table[letters] : undefined;
  return row?.split(', ')[columns.indexOf(locale.slice(0, 2))];
}
