// «I already answered such an offer»: pupil's form сен/ты; asks nothing, records nothing.

/** English texts of this screen. */
export const answered = {
  'answered.title': 'What you can do now',
  'answered.lead': 'Such an offer is made to look like a normal job, so many people answer. It isn’t too late to stop.',
  'answered.stop': 'Don’t reply any more, don’t go to meet anyone, don’t pick anything up.',
  'answered.data':
    'Don’t send photos of your ID, your home or yourself. If they already have some, tell the adult that too.',
  'answered.adult': 'Tell an adult you trust: a parent, a teacher, the school psychologist.',
  'answered.words': 'You could start like this: ‘I was offered a job and I think it’s dangerous. I need help.’',
  'answered.keep': 'Don’t delete the chat: it helps explain what happened. Don’t pass it on.',
  'answered.threat':
    'If they threaten you, don’t keep it to yourself. In danger right now, call 102; for advice, call 111.',
  'answered.carried':
    'Even if you have already carried or hidden something, it isn’t too late to tell. It’s best to see a lawyer together with an adult.',
  'answered.nothing_kept': 'This page asks you nothing and keeps nothing.',
  'answered.report': 'Report the offer',
  'answered.adult_lead':
    'If a child has answered such an offer, listen without blame. What matters is that they told you.',
  'answered.adult_next': 'Keep the chat and ask for advice on 111. If the child is threatened, call 102.',
} as const;
