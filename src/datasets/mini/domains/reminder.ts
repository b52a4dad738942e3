import type { Domain } from "../Grammar.ts"

export const reminder: Domain = {
  name: "reminder",
  lexicons: {
    /** Infinitive phrases: en with "to", de with "zu" (after a comma), es bare, fr with "de", hi oblique, th bare. */
    TODO: {
      en: [
        "to call the bank",
        "to water the plants",
        "to take out the trash",
        "to pay the rent",
        "to buy milk",
        "to feed the cat",
        "to walk the dog",
        "to pick up the kids",
        "to charge the phone",
        "to clean the kitchen",
        "to book the flight",
        "to send the report"
      ],
      de: [
        "die Bank anzurufen",
        "die Pflanzen zu gießen",
        "den Müll rauszubringen",
        "die Miete zu bezahlen",
        "Milch zu kaufen",
        "die Katze zu füttern",
        "mit dem Hund rauszugehen",
        "die Kinder abzuholen",
        "das Handy aufzuladen",
        "die Küche zu putzen",
        "den Flug zu buchen",
        "den Bericht abzuschicken"
      ],
      es: [
        "llamar al banco",
        "regar las plantas",
        "sacar la basura",
        "pagar el alquiler",
        "comprar leche",
        "dar de comer al gato",
        "pasear al perro",
        "recoger a los niños",
        "cargar el móvil",
        "limpiar la cocina",
        "reservar el vuelo",
        "enviar el informe"
      ],
      fr: [
        "d'appeler la banque",
        "d'arroser les plantes",
        "de sortir les poubelles",
        "de payer le loyer",
        "d'acheter du lait",
        "de nourrir le chat",
        "de promener le chien",
        "d'aller chercher les enfants",
        "de recharger le téléphone",
        "de nettoyer la cuisine",
        "de réserver le vol",
        "d'envoyer le rapport"
      ],
      hi: [
        "बैंक को फ़ोन करने",
        "पौधों को पानी देने",
        "कूड़ा बाहर रखने",
        "किराया देने",
        "दूध खरीदने",
        "बिल्ली को खाना देने",
        "कुत्ते को घुमाने",
        "बच्चों को लेने जाने",
        "फ़ोन चार्ज करने",
        "रसोई साफ़ करने",
        "फ़्लाइट बुक करने",
        "रिपोर्ट भेजने"
      ],
      th: [
        "โทรหาธนาคาร",
        "รดน้ำต้นไม้",
        "เอาขยะไปทิ้ง",
        "จ่ายค่าเช่า",
        "ซื้อนม",
        "ป้อนอาหารแมว",
        "พาหมาไปเดินเล่น",
        "ไปรับลูก",
        "ชาร์จโทรศัพท์",
        "ทำความสะอาดครัว",
        "จองตั๋วเครื่องบิน",
        "ส่งรายงาน"
      ]
    },
    /** Events with their article, de in the accusative; never after fr "de" or "à", es "de" or "a". */
    "TODO.event": {
      en: [
        "the team meeting",
        "the dentist appointment",
        "the piano lesson",
        "the yoga class",
        "the birthday party",
        "the job interview",
        "the math exam",
        "the concert",
        "the football game",
        "the doctor's appointment"
      ],
      de: [
        "das Teammeeting",
        "den Zahnarzttermin",
        "die Klavierstunde",
        "den Yogakurs",
        "die Geburtstagsfeier",
        "das Vorstellungsgespräch",
        "die Matheprüfung",
        "das Konzert",
        "das Fußballspiel",
        "den Arzttermin"
      ],
      es: [
        "la reunión del equipo",
        "la cita con el dentista",
        "la clase de piano",
        "la clase de yoga",
        "la fiesta de cumpleaños",
        "la entrevista de trabajo",
        "el examen de matemáticas",
        "el concierto",
        "el partido de fútbol",
        "la cita con el médico"
      ],
      fr: [
        "la réunion d'équipe",
        "le rendez-vous chez le dentiste",
        "le cours de piano",
        "le cours de yoga",
        "la fête d'anniversaire",
        "l'entretien d'embauche",
        "l'examen de maths",
        "le concert",
        "le match de foot",
        "le rendez-vous chez le médecin"
      ],
      hi: [
        "टीम मीटिंग",
        "डेंटिस्ट की अपॉइंटमेंट",
        "पियानो क्लास",
        "योग क्लास",
        "जन्मदिन की पार्टी",
        "जॉब इंटरव्यू",
        "गणित की परीक्षा",
        "कॉन्सर्ट",
        "फ़ुटबॉल मैच",
        "डॉक्टर की अपॉइंटमेंट"
      ],
      th: [
        "ประชุมทีม",
        "นัดหมอฟัน",
        "เรียนเปียโน",
        "คลาสโยคะ",
        "งานวันเกิด",
        "สัมภาษณ์งาน",
        "สอบคณิตศาสตร์",
        "คอนเสิร์ต",
        "แข่งฟุตบอล",
        "นัดหมอ"
      ]
    },
    /** First names that begin with a consonant, of both genders, so nothing is elided and nothing agrees. */
    PERSON_REMINDED: {
      en: ["Julia", "Daniel", "Clara", "Leo", "Marta", "Tom", "Sara", "Felix", "Lena", "Victor"],
      de: ["Julia", "Daniel", "Clara", "Leo", "Marta", "Tom", "Sara", "Felix", "Lena", "Victor"],
      es: ["Julia", "Daniel", "Clara", "Leo", "Marta", "Tom", "Sara", "Félix", "Lena", "Víctor"],
      fr: ["Julia", "Daniel", "Clara", "Léo", "Marta", "Tom", "Sara", "Félix", "Léna", "Victor"],
      hi: ["जूलिया", "डैनियल", "क्लारा", "लियो", "मार्टा", "टॉम", "सारा", "फ़ेलिक्स", "लेना", "विक्टर"],
      th: ["จูเลีย", "แดเนียล", "คลารา", "ลีโอ", "มาร์ตา", "ทอม", "ซาร่า", "เฟลิกซ์", "เลน่า", "วิกเตอร์"]
    }
  },
  intents: {
    CREATE_REMINDER: {
      evaluation: [
        {
          en: "Remind me {TODO} {DATE_TIME}",
          de: "Erinnere mich {DATE_TIME} daran, {TODO}",
          es: "Recuérdame {TODO} {DATE_TIME}",
          fr: "Rappelle-moi {TODO} {DATE_TIME}",
          hi: "मुझे {DATE_TIME} {TODO} की याद दिलाओ",
          th: "เตือนฉันให้{TODO}{DATE_TIME}"
        },
        {
          en: "Set a reminder for {TODO.event} {DATE_TIME}",
          de: "Stell eine Erinnerung an {TODO.event} {DATE_TIME} ein",
          es: "Pon un recordatorio para {TODO.event} {DATE_TIME}",
          fr: "Mets un rappel {DATE_TIME} pour {TODO.event}",
          hi: "{DATE_TIME} {TODO.event} का रिमाइंडर लगाओ",
          th: "ตั้งเตือนเรื่อง{TODO.event}{DATE_TIME}"
        },
        {
          en: "Can you remind {PERSON_REMINDED} {TODO}?",
          de: "Kannst du {PERSON_REMINDED} daran erinnern, {TODO}?",
          es: "¿Puedes recordarle a {PERSON_REMINDED} que tiene que {TODO}?",
          fr: "Peux-tu rappeler à {PERSON_REMINDED} {TODO}?",
          hi: "क्या तुम {PERSON_REMINDED} को {TODO} की याद दिला सकते हो?",
          th: "ช่วยเตือน{PERSON_REMINDED}ให้{TODO}ได้ไหม"
        }
      ],
      training: [
        {
          query: {
            en: "Don't let me forget {TODO}",
            de: "Lass mich nicht vergessen, {TODO}",
            es: "No dejes que se me olvide {TODO}",
            fr: "Ne me laisse pas oublier {TODO}",
            hi: "मुझे {TODO} की बात भूलने मत देना",
            th: "อย่าให้ฉันลืม{TODO}"
          },
          passage: {
            en: "Okay, I will remind you {TODO} so that you don't forget.",
            de: "Okay, ich erinnere dich daran, {TODO}, damit du es nicht vergisst.",
            es: "De acuerdo, te recordaré que tienes que {TODO} para que no se te olvide.",
            fr: "D'accord, je te rappellerai {TODO} pour que tu n'oublies pas.",
            hi: "ठीक है, आपको {TODO} की याद दिला दी जाएगी ताकि आप भूलें नहीं।",
            th: "ได้เลย ฉันจะเตือนคุณให้{TODO}จะได้ไม่ลืม"
          }
        },
        {
          query: {
            en: "I want to be reminded about {TODO.event} {DATE_TIME}",
            de: "Ich möchte {DATE_TIME} an {TODO.event} erinnert werden",
            es: "Quiero que me recuerdes {TODO.event} {DATE_TIME}",
            fr: "J'aimerais que tu me rappelles {TODO.event} {DATE_TIME}",
            hi: "मुझे {DATE_TIME} {TODO.event} के बारे में याद दिलाना",
            th: "ฉันอยากให้เตือนเรื่อง{TODO.event}{DATE_TIME}"
          },
          passage: {
            en: "Your new reminder about {TODO.event} is set and will go off {DATE_TIME}.",
            de: "Deine neue Erinnerung an {TODO.event} ist eingestellt und kommt {DATE_TIME}.",
            es: "Tu nuevo recordatorio para {TODO.event} está puesto y sonará {DATE_TIME}.",
            fr: "Ton nouveau rappel pour {TODO.event} est programmé et sonnera {DATE_TIME}.",
            hi: "{TODO.event} का नया रिमाइंडर लगा दिया गया है और वह {DATE_TIME} आएगा।",
            th: "ตั้งการเตือนใหม่เรื่อง{TODO.event}แล้ว จะเตือนคุณ{DATE_TIME}"
          }
        },
        {
          query: {
            en: "Please send {PERSON_REMINDED} a reminder {TODO} {DATE_TIME}",
            de: "Schick {PERSON_REMINDED} bitte {DATE_TIME} eine Erinnerung, {TODO}",
            es: "Envíale a {PERSON_REMINDED} un recordatorio para {TODO} {DATE_TIME}, por favor",
            fr: "Pense à rappeler à {PERSON_REMINDED} {TODO} {DATE_TIME}, s'il te plaît",
            hi: "{PERSON_REMINDED} को {DATE_TIME} {TODO} का रिमाइंडर भेज दो",
            th: "ช่วยส่งข้อความเตือน{PERSON_REMINDED}ให้{TODO}{DATE_TIME}หน่อย"
          },
          passage: {
            en: "All right, {PERSON_REMINDED} will get a reminder {TODO} {DATE_TIME}.",
            de: "In Ordnung, {PERSON_REMINDED} bekommt {DATE_TIME} eine Erinnerung, {TODO}.",
            es: "Muy bien, {PERSON_REMINDED} recibirá un recordatorio para {TODO} {DATE_TIME}.",
            fr: "Très bien, {PERSON_REMINDED} recevra {DATE_TIME} un rappel lui disant {TODO}.",
            hi: "ठीक है, {PERSON_REMINDED} को {DATE_TIME} {TODO} का रिमाइंडर मिल जाएगा।",
            th: "เรียบร้อย {PERSON_REMINDED}จะได้รับข้อความเตือนให้{TODO}{DATE_TIME}"
          }
        }
      ]
    },
    GET_REMINDER: {
      evaluation: [
        {
          en: "What reminders do I have {DATE_TIME.day}?",
          de: "Welche Erinnerungen habe ich {DATE_TIME.day}?",
          es: "¿Qué recordatorios tengo {DATE_TIME.day}?",
          fr: "Quels rappels ai-je {DATE_TIME.day}?",
          hi: "{DATE_TIME.day} मेरे कौन से रिमाइंडर हैं?",
          th: "{DATE_TIME.day}ฉันมีการเตือนอะไรบ้าง"
        },
        {
          en: "Show me everything I have to remember {DATE_TIME.day}",
          de: "Zeig mir alles, woran ich {DATE_TIME.day} denken muss",
          es: "Muéstrame todo lo que tengo que recordar {DATE_TIME.day}",
          fr: "Montre-moi tout ce dont je dois me souvenir {DATE_TIME.day}",
          hi: "मुझे वह सब दिखाओ जो मुझे {DATE_TIME.day} याद रखना है",
          th: "{DATE_TIME.day}ฉันต้องจำเรื่องอะไรไว้บ้าง แสดงให้ดูหน่อย"
        },
        {
          en: "When are you going to remind me about {TODO.event}?",
          de: "Wann erinnerst du mich an {TODO.event}?",
          es: "¿Cuándo me vas a recordar {TODO.event}?",
          fr: "Quand vas-tu me rappeler {TODO.event}?",
          hi: "तुम मुझे {TODO.event} की याद कब दिलाओगे?",
          th: "จะเตือนฉันเรื่อง{TODO.event}เมื่อไหร่"
        }
      ],
      training: [
        {
          query: {
            en: "Do I have any reminders {DATE_TIME.day}?",
            de: "Habe ich {DATE_TIME.day} irgendwelche Erinnerungen?",
            es: "¿Tengo algún recordatorio {DATE_TIME.day}?",
            fr: "Est-ce que j'ai des rappels {DATE_TIME.day}?",
            hi: "क्या {DATE_TIME.day} मेरा कोई रिमाइंडर है?",
            th: "{DATE_TIME.day}ฉันมีการเตือนไหม"
          },
          passage: {
            en: "Yes, you have three reminders {DATE_TIME.day}, and the first one is to buy milk.",
            de: "Ja, du hast {DATE_TIME.day} drei Erinnerungen, und die erste ist, Milch zu kaufen.",
            es: "Sí, tienes tres recordatorios {DATE_TIME.day} y el primero es comprar leche.",
            fr: "Oui, tu as trois rappels {DATE_TIME.day} et le premier est d'acheter du lait.",
            hi: "हाँ, {DATE_TIME.day} आपके तीन रिमाइंडर हैं और पहला दूध खरीदने का है।",
            th: "มี {DATE_TIME.day}คุณมีการเตือนสามรายการ รายการแรกคือซื้อนม"
          }
        },
        {
          query: {
            en: "Read me the list of all my reminders",
            de: "Lies mir die Liste aller meiner Erinnerungen vor",
            es: "Léeme la lista de todos mis recordatorios",
            fr: "Lis-moi la liste de tous mes rappels",
            hi: "मेरे सारे रिमाइंडर की सूची पढ़कर सुनाओ",
            th: "อ่านรายการเตือนทั้งหมดของฉันให้ฟังหน่อย"
          },
          passage: {
            en: "You have two reminders on your list: one for today and one for tomorrow.",
            de: "Auf deiner Liste stehen zwei Erinnerungen: eine für heute und eine für morgen.",
            es: "En tu lista hay dos recordatorios: uno para hoy y otro para mañana.",
            fr: "Ta liste contient deux rappels: un pour aujourd'hui et un pour demain.",
            hi: "आपकी सूची में दो रिमाइंडर हैं: एक आज के लिए और एक कल के लिए।",
            th: "ในรายการของคุณมีการเตือนสองรายการ คือของวันนี้หนึ่งรายการและของพรุ่งนี้อีกหนึ่งรายการ"
          }
        },
        {
          query: {
            en: "What time is the reminder for {TODO.event}?",
            de: "Um wie viel Uhr kommt die Erinnerung an {TODO.event}?",
            es: "¿A qué hora es el recordatorio para {TODO.event}?",
            fr: "À quelle heure est le rappel pour {TODO.event}?",
            hi: "{TODO.event} का रिमाइंडर कितने बजे है?",
            th: "การเตือนเรื่อง{TODO.event}ตั้งไว้กี่โมง"
          },
          passage: {
            en: "The reminder for {TODO.event} is set for nine o'clock in the morning.",
            de: "Die Erinnerung an {TODO.event} kommt um neun Uhr morgens.",
            es: "El recordatorio para {TODO.event} está puesto a las nueve de la mañana.",
            fr: "Le rappel pour {TODO.event} est prévu à neuf heures du matin.",
            hi: "{TODO.event} का रिमाइंडर सुबह नौ बजे के लिए लगा है।",
            th: "การเตือนเรื่อง{TODO.event}ตั้งไว้ตอนเก้าโมงเช้า"
          }
        }
      ]
    },
    DELETE_REMINDER: {
      evaluation: [
        {
          en: "Delete the reminder {TODO}",
          de: "Lösche die Erinnerung, {TODO}",
          es: "Borra el recordatorio de {TODO}",
          fr: "Supprime le rappel qui me dit {TODO}",
          hi: "{TODO} का रिमाइंडर हटा दो",
          th: "ลบการเตือนให้{TODO}"
        },
        {
          en: "Cancel my reminder about {TODO.event}",
          de: "Entferne meine Erinnerung an {TODO.event}",
          es: "Cancela mi recordatorio para {TODO.event}",
          fr: "Annule mon rappel pour {TODO.event}",
          hi: "{TODO.event} वाला मेरा रिमाइंडर कैंसल करो",
          th: "ยกเลิกการเตือนของฉันเรื่อง{TODO.event}"
        },
        {
          en: "Remove all the reminders I have {DATE_TIME.day}",
          de: "Lösch alle Erinnerungen, die ich {DATE_TIME.day} habe",
          es: "Elimina todos los recordatorios que tengo {DATE_TIME.day}",
          fr: "Efface tous les rappels que j'ai {DATE_TIME.day}",
          hi: "{DATE_TIME.day} मेरे जितने भी रिमाइंडर हैं, सब मिटा दो",
          th: "ลบการเตือนทั้งหมดของ{DATE_TIME.day}"
        }
      ],
      training: [
        {
          query: {
            en: "I no longer need to be reminded {TODO}",
            de: "Du musst mich nicht mehr daran erinnern, {TODO}",
            es: "Ya no hace falta que me recuerdes {TODO}",
            fr: "Ce n'est plus la peine de me rappeler {TODO}",
            hi: "अब मुझे {TODO} की याद दिलाने की ज़रूरत नहीं है",
            th: "ไม่ต้องเตือนฉันให้{TODO}แล้ว"
          },
          passage: {
            en: "Okay, the reminder {TODO} has been deleted from your list.",
            de: "Okay, ich habe die Erinnerung, {TODO}, aus deiner Liste gelöscht.",
            es: "De acuerdo, he borrado de tu lista el recordatorio de {TODO}.",
            fr: "D'accord, j'ai supprimé de ta liste le rappel qui te disait {TODO}.",
            hi: "ठीक है, {TODO} का रिमाइंडर आपकी सूची से हटा दिया गया है।",
            th: "ได้เลย ลบการเตือนให้{TODO}ออกจากรายการของคุณแล้ว"
          }
        },
        {
          query: {
            en: "Get rid of the reminder for {TODO.event}",
            de: "Nimm die Erinnerung an {TODO.event} wieder raus",
            es: "Quita el recordatorio para {TODO.event}",
            fr: "Enlève le rappel pour {TODO.event}",
            hi: "{TODO.event} का रिमाइंडर निकाल दो",
            th: "เอาการเตือนเรื่อง{TODO.event}ออกไป"
          },
          passage: {
            en: "The reminder for {TODO.event} is cancelled, so it will not go off anymore.",
            de: "Die Erinnerung an {TODO.event} ist entfernt, sie kommt also nicht mehr.",
            es: "He cancelado el recordatorio para {TODO.event}, así que ya no sonará.",
            fr: "J'ai annulé le rappel pour {TODO.event}, il ne sonnera donc plus.",
            hi: "{TODO.event} का रिमाइंडर कैंसल हो गया है, अब वह नहीं आएगा।",
            th: "ยกเลิกการเตือนเรื่อง{TODO.event}แล้ว จะไม่มีการเตือนอีก"
          }
        },
        {
          query: {
            en: "I don't want any reminders {DATE_TIME.day}, clear them all",
            de: "Ich will {DATE_TIME.day} keine Erinnerungen, lösch sie alle",
            es: "No quiero ningún recordatorio {DATE_TIME.day}, bórralos todos",
            fr: "Je ne veux aucun rappel {DATE_TIME.day}, efface-les tous",
            hi: "मुझे {DATE_TIME.day} कोई रिमाइंडर नहीं चाहिए, सब हटा दो",
            th: "{DATE_TIME.day}ฉันไม่อยากได้การเตือนใด ๆ ลบออกให้หมดเลย"
          },
          passage: {
            en: "Done, your reminders have been removed and there is nothing left {DATE_TIME.day}.",
            de: "Erledigt, deine Erinnerungen sind gelöscht und {DATE_TIME.day} steht nichts mehr an.",
            es: "Listo, he eliminado tus recordatorios y {DATE_TIME.day} ya no queda ninguno.",
            fr: "C'est fait, tes rappels sont effacés et il n'en reste aucun {DATE_TIME.day}.",
            hi: "हो गया, आपके रिमाइंडर मिटा दिए गए हैं और {DATE_TIME.day} अब कोई नहीं बचा है।",
            th: "เรียบร้อย ลบการเตือนของคุณทั้งหมดแล้ว {DATE_TIME.day}ไม่เหลืออะไรแล้ว"
          }
        }
      ]
    },
    UPDATE_REMINDER_DATE_TIME: {
      evaluation: [
        {
          en: "Move the reminder about {TODO.event}, I want it {DATE_TIME}",
          de: "Verschieb die Erinnerung an {TODO.event}, ich will sie {DATE_TIME} bekommen",
          es: "Mueve el recordatorio para {TODO.event}, lo quiero {DATE_TIME}",
          fr: "Déplace le rappel pour {TODO.event}, je le veux {DATE_TIME}",
          hi: "{TODO.event} का रिमाइंडर बदल दो, वह मुझे {DATE_TIME} चाहिए",
          th: "เลื่อนการเตือนเรื่อง{TODO.event} ฉันอยากให้เตือน{DATE_TIME}"
        },
        {
          en: "Remind me {TODO} {DATE_TIME} instead",
          de: "Erinnere mich lieber {DATE_TIME} daran, {TODO}",
          es: "Mejor recuérdame {TODO} {DATE_TIME}",
          fr: "Rappelle-moi plutôt {DATE_TIME} {TODO}",
          hi: "मुझे {TODO} की याद अब {DATE_TIME} दिलाना",
          th: "เปลี่ยนเป็นเตือนฉันให้{TODO}{DATE_TIME}แทน"
        },
        {
          en: "Change my next reminder so that it goes off {DATE_TIME}",
          de: "Ändere meine nächste Erinnerung so, dass sie {DATE_TIME} kommt",
          es: "Cambia mi próximo recordatorio para que suene {DATE_TIME}",
          fr: "Modifie mon prochain rappel pour qu'il sonne {DATE_TIME}",
          hi: "मेरे अगले रिमाइंडर का समय बदलो, वह {DATE_TIME} आना चाहिए",
          th: "เปลี่ยนการเตือนครั้งถัดไปของฉันให้ดัง{DATE_TIME}"
        }
      ],
      training: [
        {
          query: {
            en: "Change the time of the reminder for {TODO.event}, it should come {DATE_TIME}",
            de: "Ändere die Zeit der Erinnerung an {TODO.event}, sie soll {DATE_TIME} kommen",
            es: "Cambia la hora del recordatorio para {TODO.event}, tiene que sonar {DATE_TIME}",
            fr: "Change l'heure du rappel pour {TODO.event}, il doit sonner {DATE_TIME}",
            hi: "{TODO.event} के रिमाइंडर का समय बदलो, वह {DATE_TIME} आए",
            th: "เปลี่ยนเวลาการเตือนเรื่อง{TODO.event} ให้เตือน{DATE_TIME}"
          },
          passage: {
            en: "The reminder for {TODO.event} has been moved and will go off {DATE_TIME} instead.",
            de: "Die Erinnerung an {TODO.event} wurde verschoben und kommt nun {DATE_TIME}.",
            es: "He cambiado la hora del recordatorio para {TODO.event} y ahora sonará {DATE_TIME}.",
            fr: "Le rappel pour {TODO.event} a été déplacé et sonnera finalement {DATE_TIME}.",
            hi: "{TODO.event} के रिमाइंडर का समय बदल गया है, अब वह {DATE_TIME} आएगा।",
            th: "เลื่อนการเตือนเรื่อง{TODO.event}แล้ว จะเตือน{DATE_TIME}แทน"
          }
        },
        {
          query: {
            en: "I would rather be reminded {TODO} {DATE_TIME}",
            de: "Es wäre mir lieber, wenn du mich {DATE_TIME} daran erinnerst, {TODO}",
            es: "Prefiero que me recuerdes {TODO} {DATE_TIME}",
            fr: "Je préfère que tu me rappelles {DATE_TIME} {TODO}",
            hi: "बेहतर होगा कि तुम मुझे {TODO} की याद {DATE_TIME} दिलाओ",
            th: "ฉันอยากเปลี่ยนเวลาเตือนให้{TODO}เป็น{DATE_TIME}"
          },
          passage: {
            en: "No problem, then I will remind you {TODO} {DATE_TIME}.",
            de: "Kein Problem, dann erinnere ich dich {DATE_TIME} daran, {TODO}.",
            es: "No hay problema, entonces te recordaré {TODO} {DATE_TIME}.",
            fr: "Pas de problème, je te rappellerai donc {DATE_TIME} {TODO}.",
            hi: "कोई बात नहीं, तो आपको {TODO} की याद {DATE_TIME} दिलाई जाएगी।",
            th: "ไม่มีปัญหา งั้นฉันจะเตือนคุณให้{TODO}{DATE_TIME}"
          }
        },
        {
          query: {
            en: "Can you postpone the last reminder and send it {DATE_TIME}?",
            de: "Kannst du die letzte Erinnerung verschieben und sie mir {DATE_TIME} schicken?",
            es: "¿Puedes aplazar el último recordatorio y enviármelo {DATE_TIME}?",
            fr: "Peux-tu reporter le dernier rappel et me l'envoyer {DATE_TIME}?",
            hi: "क्या तुम पिछला रिमाइंडर टालकर {DATE_TIME} भेज सकते हो?",
            th: "ช่วยเลื่อนการเตือนล่าสุดแล้วส่งมาใหม่{DATE_TIME}ได้ไหม"
          },
          passage: {
            en: "Your last reminder is postponed and you will get it again {DATE_TIME}.",
            de: "Deine letzte Erinnerung ist verschoben und du bekommst sie {DATE_TIME} wieder.",
            es: "He aplazado tu último recordatorio y lo recibirás de nuevo {DATE_TIME}.",
            fr: "Ton dernier rappel est reporté et tu le recevras à nouveau {DATE_TIME}.",
            hi: "आपका पिछला रिमाइंडर टाल दिया गया है, वह {DATE_TIME} फिर आएगा।",
            th: "เลื่อนการเตือนล่าสุดของคุณแล้ว คุณจะได้รับอีกครั้ง{DATE_TIME}"
          }
        }
      ]
    }
  }
}
