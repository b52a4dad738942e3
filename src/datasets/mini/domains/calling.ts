import type { Domain } from "../Grammar.ts"

export const calling: Domain = {
  name: "calling",
  lexicons: {
    /** How long someone waits: de accusative. */
    "DURATION.wait": {
      en: [
        "twenty seconds",
        "thirty seconds",
        "one minute",
        "two minutes",
        "three minutes",
        "four minutes",
        "five minutes",
        "ten minutes"
      ],
      de: [
        "zwanzig Sekunden",
        "dreißig Sekunden",
        "eine Minute",
        "zwei Minuten",
        "drei Minuten",
        "vier Minuten",
        "fünf Minuten",
        "zehn Minuten"
      ],
      es: [
        "veinte segundos",
        "treinta segundos",
        "un minuto",
        "dos minutos",
        "tres minutos",
        "cuatro minutos",
        "cinco minutos",
        "diez minutos"
      ],
      fr: [
        "vingt secondes",
        "trente secondes",
        "une minute",
        "deux minutes",
        "trois minutes",
        "quatre minutes",
        "cinq minutes",
        "dix minutes"
      ],
      hi: ["बीस सेकंड", "तीस सेकंड", "एक मिनट", "दो मिनट", "तीन मिनट", "चार मिनट", "पाँच मिनट", "दस मिनट"],
      th: ["ยี่สิบวินาที", "สามสิบวินาที", "หนึ่งนาที", "สองนาที", "สามนาที", "สี่นาที", "ห้านาที", "สิบนาที"]
    }
  },
  intents: {
    CREATE_CALL: {
      evaluation: [
        {
          en: "Call {CONTACT} please",
          de: "Ruf bitte {CONTACT} an",
          es: "Llama a {CONTACT}, por favor",
          fr: "Appelle {CONTACT}, s'il te plaît",
          hi: "प्लीज़ {CONTACT} को कॉल करो",
          th: "โทรหา{CONTACT}หน่อย"
        },
        {
          en: "I want to talk to {CONTACT} on the phone",
          de: "Ich möchte mit {CONTACT} telefonieren",
          es: "Quiero hablar con {CONTACT} por teléfono",
          fr: "Je veux parler à {CONTACT} au téléphone",
          hi: "मुझे {CONTACT} से फ़ोन पर बात करनी है",
          th: "ฉันอยากคุยโทรศัพท์กับ{CONTACT}"
        },
        {
          en: "Start a video call with {CONTACT} on {NAME_APP}",
          de: "Starte einen Videoanruf mit {CONTACT} über {NAME_APP}",
          es: "Inicia una videollamada con {CONTACT} por {NAME_APP}",
          fr: "Lance un appel vidéo avec {CONTACT} sur {NAME_APP}",
          hi: "{NAME_APP} पर {CONTACT} के साथ वीडियो कॉल शुरू करो",
          th: "เริ่มวิดีโอคอลกับ{CONTACT}ทาง{NAME_APP}"
        }
      ],
      training: [
        {
          query: {
            en: "Can you phone {CONTACT} now?",
            de: "Kannst du jetzt bei {CONTACT} anrufen?",
            es: "¿Puedes llamar ahora a {CONTACT}?",
            fr: "Peux-tu téléphoner à {CONTACT} maintenant?",
            hi: "क्या तुम अभी {CONTACT} को फ़ोन लगा सकते हो?",
            th: "โทรหา{CONTACT}ตอนนี้ได้ไหม"
          },
          passage: {
            en: "I am calling {CONTACT} now, the phone is already ringing.",
            de: "Ich rufe {CONTACT} jetzt an, das Telefon klingelt schon.",
            es: "Estoy llamando a {CONTACT}, el teléfono ya está sonando.",
            fr: "J'appelle {CONTACT} maintenant, le téléphone sonne déjà.",
            hi: "{CONTACT} को फ़ोन लगाया जा रहा है, घंटी बज रही है।",
            th: "กำลังโทรหา{CONTACT} ตอนนี้มีเสียงรอสายแล้ว"
          }
        },
        {
          query: {
            en: "Ring {CONTACT} through {NAME_APP}",
            de: "Ruf {CONTACT} mit {NAME_APP} an",
            es: "Llama a {CONTACT} usando {NAME_APP}",
            fr: "Passe un coup de fil à {CONTACT} via {NAME_APP}",
            hi: "{CONTACT} को {NAME_APP} से कॉल लगाओ",
            th: "ใช้{NAME_APP}โทรหา{CONTACT}"
          },
          passage: {
            en: "A voice call to {CONTACT} through {NAME_APP} has been started.",
            de: "Ein Sprachanruf an {CONTACT} über {NAME_APP} wurde gestartet.",
            es: "Se ha iniciado una llamada de voz a {CONTACT} por {NAME_APP}.",
            fr: "Un appel vocal à {CONTACT} via {NAME_APP} vient d'être lancé.",
            hi: "{NAME_APP} पर {CONTACT} के लिए वॉइस कॉल शुरू कर दी गई है।",
            th: "เริ่มโทรด้วยเสียงหา{CONTACT}ผ่าน{NAME_APP}แล้ว"
          }
        },
        {
          query: {
            en: "Place a call to {CONTACT} {DATE_TIME}",
            de: "Ruf {DATE_TIME} {CONTACT} an",
            es: "Haz una llamada a {CONTACT} {DATE_TIME}",
            fr: "Passe un appel à {CONTACT} {DATE_TIME}",
            hi: "{DATE_TIME} {CONTACT} को कॉल कर देना",
            th: "โทรออกหา{CONTACT}{DATE_TIME}"
          },
          passage: {
            en: "The call to {CONTACT} is scheduled, I will dial {DATE_TIME}.",
            de: "Der Anruf bei {CONTACT} ist geplant, ich wähle die Nummer {DATE_TIME}.",
            es: "La llamada a {CONTACT} está programada, marcaré el número {DATE_TIME}.",
            fr: "L'appel à {CONTACT} est prévu, je composerai le numéro {DATE_TIME}.",
            hi: "{CONTACT} को कॉल करना तय हो गया है, नंबर {DATE_TIME} लगाया जाएगा।",
            th: "ตั้งเวลาโทรหา{CONTACT}ไว้แล้ว จะโทรออก{DATE_TIME}"
          }
        }
      ]
    },
    END_CALL: {
      evaluation: [
        {
          en: "Hang up the phone",
          de: "Leg bitte auf",
          es: "Cuelga el teléfono",
          fr: "Raccroche le téléphone",
          hi: "फ़ोन काट दो",
          th: "วางสายเลย"
        },
        {
          en: "End this call",
          de: "Beende diesen Anruf",
          es: "Termina esta llamada",
          fr: "Termine cet appel",
          hi: "यह कॉल ख़त्म करो",
          th: "จบการโทรนี้"
        },
        {
          en: "End the call with {CONTACT}",
          de: "Beende das Gespräch mit {CONTACT}",
          es: "Finaliza la llamada con {CONTACT}",
          fr: "Mets fin à l'appel avec {CONTACT}",
          hi: "{CONTACT} के साथ कॉल ख़त्म करो",
          th: "วางสายจาก{CONTACT}"
        }
      ],
      training: [
        {
          query: {
            en: "Stop the call now, please",
            de: "Bitte beende jetzt den Anruf",
            es: "Corta la llamada ahora, por favor",
            fr: "Arrête l'appel maintenant, s'il te plaît",
            hi: "प्लीज़ अब कॉल बंद कर दो",
            th: "ช่วยตัดสายตอนนี้เลย"
          },
          passage: {
            en: "The call has ended, nobody can hear you any more.",
            de: "Der Anruf ist beendet, niemand kann dich mehr hören.",
            es: "La llamada ha terminado, ya nadie puede oírte.",
            fr: "L'appel est terminé, plus personne ne peut t'entendre.",
            hi: "कॉल समाप्त हो गई है, अब आपको कोई नहीं सुन सकता।",
            th: "สายถูกตัดแล้ว ไม่มีใครได้ยินคุณอีก"
          }
        },
        {
          query: {
            en: "I'm done talking to {CONTACT}, hang up",
            de: "Mein Gespräch mit {CONTACT} ist vorbei, leg auf",
            es: "Ya he terminado de hablar con {CONTACT}, cuelga",
            fr: "J'ai fini de parler avec {CONTACT}, raccroche",
            hi: "{CONTACT} से बात हो गई, फ़ोन रख दो",
            th: "คุยกับ{CONTACT}เสร็จแล้ว วางสายได้เลย"
          },
          passage: {
            en: "I have hung up, your conversation with {CONTACT} is over.",
            de: "Ich habe aufgelegt, dein Gespräch mit {CONTACT} ist beendet.",
            es: "He colgado, tu conversación con {CONTACT} ha terminado.",
            fr: "J'ai raccroché, ta conversation avec {CONTACT} est terminée.",
            hi: "फ़ोन काट दिया गया है, {CONTACT} के साथ आपकी बातचीत पूरी हुई।",
            th: "วางสายแล้ว การสนทนากับ{CONTACT}จบลงแล้ว"
          }
        },
        {
          query: {
            en: "Disconnect the {NAME_APP} call with {CONTACT}",
            de: "Trenne den Anruf mit {CONTACT} über {NAME_APP}",
            es: "Corta la llamada de {NAME_APP} con {CONTACT}",
            fr: "Coupe l'appel {NAME_APP} avec {CONTACT}",
            hi: "{CONTACT} के साथ {NAME_APP} वाली कॉल काट दो",
            th: "ตัดสาย{NAME_APP}กับ{CONTACT}"
          },
          passage: {
            en: "Your {NAME_APP} call with {CONTACT} has been disconnected after four minutes.",
            de: "Dein Anruf mit {CONTACT} über {NAME_APP} wurde nach vier Minuten getrennt.",
            es: "Tu llamada de {NAME_APP} con {CONTACT} se ha cortado tras cuatro minutos.",
            fr: "Ton appel {NAME_APP} avec {CONTACT} a été coupé après quatre minutes.",
            hi: "{NAME_APP} पर {CONTACT} के साथ आपकी कॉल चार मिनट बाद काट दी गई।",
            th: "สาย{NAME_APP}ของคุณกับ{CONTACT}ถูกตัดหลังคุยไปสี่นาที"
          }
        }
      ]
    },
    GET_CALL_TIME: {
      evaluation: [
        {
          en: "When did I last call {CONTACT}?",
          de: "Wann habe ich {CONTACT} zuletzt angerufen?",
          es: "¿Cuándo llamé por última vez a {CONTACT}?",
          fr: "Quand ai-je appelé {CONTACT} pour la dernière fois?",
          hi: "मैंने पिछली बार {CONTACT} को कब कॉल किया था?",
          th: "ฉันโทรหา{CONTACT}ครั้งล่าสุดเมื่อไหร่"
        },
        {
          en: "What time did {CONTACT} call me?",
          de: "Um wie viel Uhr hat {CONTACT} mich angerufen?",
          es: "¿A qué hora me llamó {CONTACT}?",
          fr: "À quelle heure ai-je reçu l'appel de {CONTACT}?",
          hi: "{CONTACT} का फ़ोन कितने बजे आया था?",
          th: "{CONTACT}โทรหาฉันตอนกี่โมง"
        },
        {
          en: "When was my last call with {CONTACT} on {NAME_APP}?",
          de: "Wann war mein letzter Anruf mit {CONTACT} über {NAME_APP}?",
          es: "¿Cuándo fue mi última llamada con {CONTACT} por {NAME_APP}?",
          fr: "Quand était mon dernier appel avec {CONTACT} sur {NAME_APP}?",
          hi: "{NAME_APP} पर {CONTACT} के साथ मेरी आख़िरी कॉल कब हुई थी?",
          th: "ฉันคุยกับ{CONTACT}ทาง{NAME_APP}ครั้งสุดท้ายเมื่อไหร่"
        }
      ],
      training: [
        {
          query: {
            en: "At what time did I speak with {CONTACT}?",
            de: "Wann genau habe ich mit {CONTACT} gesprochen?",
            es: "¿A qué hora hablé con {CONTACT}?",
            fr: "À quelle heure ai-je parlé à {CONTACT}?",
            hi: "मेरी {CONTACT} से कितने बजे बात हुई थी?",
            th: "ฉันคุยกับ{CONTACT}ตอนกี่โมง"
          },
          passage: {
            en: "You spoke with {CONTACT} yesterday evening at twenty past eight.",
            de: "Du hast gestern Abend um zwanzig nach acht mit {CONTACT} gesprochen.",
            es: "Hablaste con {CONTACT} ayer por la noche a las ocho y veinte.",
            fr: "Tu as parlé à {CONTACT} hier soir à vingt heures vingt.",
            hi: "आपकी {CONTACT} से कल रात आठ बजकर बीस मिनट पर बात हुई थी।",
            th: "คุณคุยกับ{CONTACT}เมื่อคืนตอนสองทุ่มยี่สิบนาที"
          }
        },
        {
          query: {
            en: "When did {CONTACT} try to reach me?",
            de: "Wann hat {CONTACT} versucht, mich zu erreichen?",
            es: "¿Cuándo intentó localizarme {CONTACT}?",
            fr: "Quand est-ce que {CONTACT} a essayé de me joindre?",
            hi: "{CONTACT} ने मुझे कब कॉल करने की कोशिश की?",
            th: "{CONTACT}พยายามโทรหาฉันเมื่อไหร่"
          },
          passage: {
            en: "There is a missed call from {CONTACT} at ten this morning.",
            de: "Es gibt einen verpassten Anruf von {CONTACT} von heute Morgen um zehn.",
            es: "Hay una llamada perdida de {CONTACT} de esta mañana a las diez.",
            fr: "Il y a un appel manqué de {CONTACT} ce matin à dix heures.",
            hi: "आज सुबह दस बजे {CONTACT} की एक मिस्ड कॉल आई थी।",
            th: "มีสายที่ไม่ได้รับจาก{CONTACT}เมื่อเช้านี้ตอนสิบโมง"
          }
        },
        {
          query: {
            en: "Tell me when I called {CONTACT} on {NAME_APP}",
            de: "Sag mir, wann ich {CONTACT} über {NAME_APP} angerufen habe",
            es: "Dime cuándo llamé a {CONTACT} por {NAME_APP}",
            fr: "Dis-moi quand j'ai appelé {CONTACT} sur {NAME_APP}",
            hi: "बताओ मैंने {NAME_APP} पर {CONTACT} को कब कॉल किया",
            th: "บอกหน่อยว่าฉันโทรหา{CONTACT}ทาง{NAME_APP}เมื่อไหร่"
          },
          passage: {
            en: "The most recent {NAME_APP} call to {CONTACT} was on Sunday at noon.",
            de: "Der letzte Anruf an {CONTACT} über {NAME_APP} war am Sonntag um zwölf.",
            es: "La llamada más reciente a {CONTACT} por {NAME_APP} fue el domingo al mediodía.",
            fr: "L'appel le plus récent à {CONTACT} sur {NAME_APP} date de dimanche midi.",
            hi: "{NAME_APP} पर {CONTACT} को आख़िरी कॉल रविवार दोपहर बारह बजे की गई थी।",
            th: "การโทรหา{CONTACT}ทาง{NAME_APP}ครั้งล่าสุดคือวันอาทิตย์ตอนเที่ยง"
          }
        }
      ]
    },
    HOLD_CALL: {
      evaluation: [
        {
          en: "Put {CONTACT} on hold",
          de: "Leg {CONTACT} in die Warteschleife",
          es: "Pon a {CONTACT} en espera",
          fr: "Mets {CONTACT} en attente",
          hi: "{CONTACT} को होल्ड पर डालो",
          th: "ให้{CONTACT}ถือสายรอ"
        },
        {
          en: "Pause the call with {CONTACT}",
          de: "Unterbrich kurz den Anruf mit {CONTACT}",
          es: "Pausa la llamada con {CONTACT}",
          fr: "Suspends l'appel avec {CONTACT}",
          hi: "{CONTACT} वाली कॉल रोककर रखो",
          th: "พักสายของ{CONTACT}ไว้"
        },
        {
          en: "Keep {CONTACT} waiting on the line for {DURATION.wait}",
          de: "Lass {CONTACT} {DURATION.wait} in der Leitung warten",
          es: "Deja a {CONTACT} en espera durante {DURATION.wait}",
          fr: "Fais patienter {CONTACT} pendant {DURATION.wait}",
          hi: "{CONTACT} को {DURATION.wait} के लिए लाइन पर रखो",
          th: "ให้{CONTACT}รอสาย{DURATION.wait}"
        }
      ],
      training: [
        {
          query: {
            en: "Can you hold the line for a moment?",
            de: "Kannst du die Leitung kurz halten?",
            es: "¿Puedes dejar la llamada en espera un momento?",
            fr: "Peux-tu mettre la ligne en attente un instant?",
            hi: "क्या तुम लाइन को थोड़ी देर होल्ड कर सकते हो?",
            th: "ช่วยพักสายไว้สักครู่ได้ไหม"
          },
          passage: {
            en: "The call is on hold now, just tell me when to continue.",
            de: "Der Anruf wird jetzt gehalten, sag mir einfach, wann es weitergeht.",
            es: "La llamada está en espera, dime cuándo quieres continuar.",
            fr: "L'appel est en attente, dis-moi simplement quand reprendre.",
            hi: "कॉल अब होल्ड पर है, जब आगे बात करनी हो तो बताइए।",
            th: "พักสายแล้ว บอกได้เลยเมื่อต้องการคุยต่อ"
          }
        },
        {
          query: {
            en: "Make {CONTACT} wait a moment on the phone",
            de: "Lass {CONTACT} einen Moment am Telefon warten",
            es: "Haz que {CONTACT} espere un momento al teléfono",
            fr: "Demande à {CONTACT} d'attendre un instant au téléphone",
            hi: "{CONTACT} से कहो फ़ोन पर थोड़ा इंतज़ार करे",
            th: "บอกให้{CONTACT}รอในสายสักครู่"
          },
          passage: {
            en: "The line is paused and {CONTACT} now hears music while waiting.",
            de: "Das Gespräch ruht, und {CONTACT} hört jetzt beim Warten Musik.",
            es: "La línea está en pausa y {CONTACT} escucha música mientras espera.",
            fr: "La ligne est en pause et {CONTACT} entend de la musique en attendant.",
            hi: "लाइन रोक दी गई है और {CONTACT} को इंतज़ार में संगीत सुनाई दे रहा है।",
            th: "พักสายไว้แล้ว และตอนนี้{CONTACT}กำลังฟังเพลงรอสาย"
          }
        },
        {
          query: {
            en: "Hold my call with {CONTACT} for {DURATION.wait}",
            de: "Halte mein Gespräch mit {CONTACT} für {DURATION.wait}",
            es: "Retén mi llamada con {CONTACT} durante {DURATION.wait}",
            fr: "Mets en pause mon appel avec {CONTACT} pendant {DURATION.wait}",
            hi: "{CONTACT} के साथ मेरी कॉल {DURATION.wait} तक होल्ड करो",
            th: "พักสายของฉันกับ{CONTACT}ไว้{DURATION.wait}"
          },
          passage: {
            en: "Your call with {CONTACT} stays on hold for {DURATION.wait} and then continues.",
            de: "Dein Gespräch mit {CONTACT} wird für {DURATION.wait} gehalten und geht dann weiter.",
            es: "Tu llamada con {CONTACT} queda en espera {DURATION.wait} y luego continúa.",
            fr: "Ton appel avec {CONTACT} reste en attente {DURATION.wait}, puis il reprend.",
            hi: "{CONTACT} के साथ आपकी कॉल {DURATION.wait} होल्ड पर रहेगी और फिर जारी होगी।",
            th: "สายของคุณกับ{CONTACT}จะถูกพักไว้{DURATION.wait}แล้วคุยต่อได้"
          }
        }
      ]
    }
  }
}
