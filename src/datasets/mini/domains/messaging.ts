import type { Domain } from "../Grammar.ts"
import { lexicon } from "../lexicon.ts"

export const messaging: Domain = {
  name: "messaging",
  lexicons: {
    RECIPIENT: lexicon.CONTACT,
    SENDER: lexicon.CONTACT,
    /** What a message says, a sentence of its own to be quoted. */
    CONTENT_EXACT: {
      en: [
        "I'll be ten minutes late",
        "Happy birthday",
        "I'm on my way",
        "Dinner is ready",
        "Thank you for the lovely present",
        "See you soon",
        "I left my keys at home",
        "The meeting is cancelled",
        "Call me when you can",
        "I miss you",
        "Please buy some milk",
        "Good luck with the exam"
      ],
      de: [
        "Ich komme zehn Minuten später",
        "Alles Gute zum Geburtstag",
        "Ich bin unterwegs",
        "Das Abendessen ist fertig",
        "Danke für das schöne Geschenk",
        "Bis bald",
        "Ich habe meine Schlüssel zu Hause vergessen",
        "Die Besprechung fällt aus",
        "Ruf mich an, wenn du kannst",
        "Ich vermisse dich",
        "Kauf bitte Milch",
        "Viel Glück bei der Prüfung"
      ],
      es: [
        "Llego diez minutos tarde",
        "Feliz cumpleaños",
        "Ya voy de camino",
        "La cena está lista",
        "Gracias por el bonito regalo",
        "Hasta pronto",
        "Me he dejado las llaves en casa",
        "La reunión se cancela",
        "Llámame cuando puedas",
        "Te echo de menos",
        "Compra leche, por favor",
        "Suerte con el examen"
      ],
      fr: [
        "J'aurai dix minutes de retard",
        "Joyeux anniversaire",
        "Je suis en route",
        "Le dîner est prêt",
        "Merci pour le beau cadeau",
        "À bientôt",
        "J'ai oublié mes clés à la maison",
        "La réunion est annulée",
        "Appelle-moi quand tu peux",
        "Tu me manques",
        "Achète du lait, s'il te plaît",
        "Bonne chance pour l'examen"
      ],
      hi: [
        "मुझे दस मिनट की देर होगी",
        "जन्मदिन मुबारक",
        "मैं रास्ते में हूँ",
        "रात का खाना तैयार है",
        "सुंदर तोहफ़े के लिए शुक्रिया",
        "जल्दी मिलते हैं",
        "मेरी चाबियाँ घर पर छूट गईं",
        "मीटिंग रद्द हो गई है",
        "जब समय मिले मुझे कॉल करना",
        "तुम्हारी याद आ रही है",
        "प्लीज़ दूध ले आना",
        "परीक्षा के लिए शुभकामनाएँ"
      ],
      th: [
        "ฉันจะไปสายสิบนาที",
        "สุขสันต์วันเกิด",
        "ฉันกำลังเดินทางไป",
        "อาหารเย็นพร้อมแล้ว",
        "ขอบคุณสำหรับของขวัญสวย ๆ",
        "แล้วเจอกันเร็ว ๆ นี้",
        "ฉันลืมกุญแจไว้ที่บ้าน",
        "การประชุมถูกยกเลิกแล้ว",
        "โทรหาฉันเมื่อว่างนะ",
        "คิดถึงเธอนะ",
        "ช่วยซื้อนมหน่อย",
        "ขอให้โชคดีกับการสอบ"
      ]
    }
  },
  intents: {
    SEND_MESSAGE: {
      evaluation: [
        {
          en: "Send {RECIPIENT} the message: {CONTENT_EXACT}",
          de: "Schick {RECIPIENT} die Nachricht: {CONTENT_EXACT}",
          es: "Envía a {RECIPIENT} el mensaje: {CONTENT_EXACT}",
          fr: "Envoie à {RECIPIENT} le message: {CONTENT_EXACT}",
          hi: "{RECIPIENT} को यह मैसेज भेजो: {CONTENT_EXACT}",
          th: "ส่งข้อความถึง{RECIPIENT}ว่า {CONTENT_EXACT}"
        },
        {
          en: "Write to {RECIPIENT}: {CONTENT_EXACT}",
          de: "Schreib {RECIPIENT}: {CONTENT_EXACT}",
          es: "Escríbele a {RECIPIENT}: {CONTENT_EXACT}",
          fr: "Écris à {RECIPIENT}: {CONTENT_EXACT}",
          hi: "{RECIPIENT} को लिखो: {CONTENT_EXACT}",
          th: "เขียนถึง{RECIPIENT}ว่า {CONTENT_EXACT}"
        },
        {
          en: "Send a message to {RECIPIENT} on {NAME_APP}",
          de: "Schick {RECIPIENT} eine Nachricht über {NAME_APP}",
          es: "Envía un mensaje a {RECIPIENT} por {NAME_APP}",
          fr: "Envoie un message à {RECIPIENT} sur {NAME_APP}",
          hi: "{NAME_APP} पर {RECIPIENT} को मैसेज भेजो",
          th: "ส่งข้อความหา{RECIPIENT}ทาง{NAME_APP}"
        }
      ],
      training: [
        {
          query: {
            en: "Please text {RECIPIENT} “{CONTENT_EXACT}”",
            de: "Sende {RECIPIENT} bitte eine SMS mit dem Text „{CONTENT_EXACT}“",
            es: "Manda a {RECIPIENT} un mensaje que diga «{CONTENT_EXACT}»",
            fr: "Envoie un SMS à {RECIPIENT} qui dit «{CONTENT_EXACT}»",
            hi: "{RECIPIENT} को “{CONTENT_EXACT}” लिखकर मैसेज कर दो",
            th: "ช่วยส่งข้อความบอก{RECIPIENT}ว่า “{CONTENT_EXACT}”"
          },
          passage: {
            en: "Your message to {RECIPIENT} has been sent, it says “{CONTENT_EXACT}”.",
            de: "Deine Nachricht an {RECIPIENT} wurde gesendet, sie lautet „{CONTENT_EXACT}“.",
            es: "Tu mensaje a {RECIPIENT} se ha enviado y dice «{CONTENT_EXACT}».",
            fr: "Ton message à {RECIPIENT} est parti, il dit «{CONTENT_EXACT}».",
            hi: "{RECIPIENT} को आपका मैसेज भेज दिया गया है, उसमें लिखा है “{CONTENT_EXACT}”।",
            th: "ส่งข้อความถึง{RECIPIENT}แล้ว ข้อความคือ “{CONTENT_EXACT}”"
          }
        },
        {
          query: {
            en: "I'd like to write to {RECIPIENT} using {NAME_APP}",
            de: "Ich möchte {RECIPIENT} mit {NAME_APP} schreiben",
            es: "Quiero escribirle a {RECIPIENT} usando {NAME_APP}",
            fr: "Je voudrais écrire à {RECIPIENT} avec {NAME_APP}",
            hi: "मुझे {NAME_APP} से {RECIPIENT} को मैसेज लिखना है",
            th: "ฉันอยากเขียนข้อความหา{RECIPIENT}โดยใช้{NAME_APP}"
          },
          passage: {
            en: "I have opened {NAME_APP}, what would you like to say to {RECIPIENT}?",
            de: "Ich habe {NAME_APP} geöffnet, was möchtest du {RECIPIENT} schreiben?",
            es: "He abierto {NAME_APP}, ¿qué quieres decirle a {RECIPIENT}?",
            fr: "J'ai ouvert {NAME_APP}, que veux-tu dire à {RECIPIENT}?",
            hi: "{NAME_APP} खोल दिया गया है, आप {RECIPIENT} को क्या लिखना चाहेंगे?",
            th: "เปิด{NAME_APP}แล้ว คุณอยากบอกอะไร{RECIPIENT}"
          }
        },
        {
          query: {
            en: "Send {RECIPIENT} a greeting {DATE_TIME}",
            de: "Schick {RECIPIENT} {DATE_TIME} einen Gruß",
            es: "Envíale un saludo a {RECIPIENT} {DATE_TIME}",
            fr: "Envoie un petit bonjour à {RECIPIENT} {DATE_TIME}",
            hi: "{RECIPIENT} को {DATE_TIME} शुभकामना संदेश भेजना",
            th: "ส่งคำทักทายถึง{RECIPIENT}{DATE_TIME}"
          },
          passage: {
            en: "The greeting to {RECIPIENT} is saved and will be sent {DATE_TIME}.",
            de: "Der Gruß an {RECIPIENT} ist gespeichert und wird {DATE_TIME} gesendet.",
            es: "El saludo para {RECIPIENT} está guardado y se enviará {DATE_TIME}.",
            fr: "Le petit bonjour pour {RECIPIENT} est enregistré et partira {DATE_TIME}.",
            hi: "{RECIPIENT} के लिए शुभकामना संदेश सहेज लिया गया है और {DATE_TIME} भेजा जाएगा।",
            th: "บันทึกคำทักทายถึง{RECIPIENT}แล้ว และจะส่ง{DATE_TIME}"
          }
        }
      ]
    },
    GET_MESSAGE: {
      evaluation: [
        {
          en: "Read me the messages from {SENDER}",
          de: "Lies mir die Nachrichten von {SENDER} vor",
          es: "Léeme los mensajes de {SENDER}",
          fr: "Lis-moi les messages de {SENDER}",
          hi: "{SENDER} के मैसेज पढ़कर सुनाओ",
          th: "อ่านข้อความจาก{SENDER}ให้ฟังหน่อย"
        },
        {
          en: "Do I have new messages from {SENDER}?",
          de: "Habe ich neue Nachrichten von {SENDER}?",
          es: "¿Tengo mensajes nuevos de {SENDER}?",
          fr: "Ai-je de nouveaux messages de {SENDER}?",
          hi: "क्या {SENDER} के नए मैसेज आए हैं?",
          th: "มีข้อความใหม่จาก{SENDER}ไหม"
        },
        {
          en: "Show me my unread messages on {NAME_APP}",
          de: "Zeig mir meine ungelesenen Nachrichten bei {NAME_APP}",
          es: "Muéstrame mis mensajes sin leer de {NAME_APP}",
          fr: "Montre-moi mes messages non lus sur {NAME_APP}",
          hi: "{NAME_APP} पर मेरे बिना पढ़े मैसेज दिखाओ",
          th: "แสดงข้อความที่ยังไม่ได้อ่านใน{NAME_APP}"
        }
      ],
      training: [
        {
          query: {
            en: "What did {SENDER} write to me?",
            de: "Was hat {SENDER} mir geschrieben?",
            es: "¿Qué me ha escrito {SENDER}?",
            fr: "Qu'est-ce que {SENDER} m'a écrit?",
            hi: "{SENDER} ने मुझे क्या लिखा है?",
            th: "{SENDER}เขียนอะไรมาหาฉัน"
          },
          passage: {
            en: "{SENDER} writes: see you at the cinema at half past seven.",
            de: "{SENDER} schreibt: Wir sehen uns um halb acht im Kino.",
            es: "{SENDER} escribe: nos vemos en el cine a las siete y media.",
            fr: "{SENDER} écrit: on se voit au cinéma à sept heures et demie.",
            hi: "{SENDER} ने लिखा है: साढ़े सात बजे सिनेमा हॉल में मिलते हैं।",
            th: "{SENDER}เขียนมาว่า เจอกันที่โรงหนังตอนหนึ่งทุ่มครึ่ง"
          }
        },
        {
          query: {
            en: "Play the latest voice message from {SENDER}",
            de: "Spiel die neueste Sprachnachricht von {SENDER} ab",
            es: "Reproduce el último mensaje de voz de {SENDER}",
            fr: "Fais-moi écouter le dernier message vocal de {SENDER}",
            hi: "{SENDER} का नया वॉइस मैसेज चलाओ",
            th: "เปิดข้อความเสียงล่าสุดจาก{SENDER}"
          },
          passage: {
            en: "Here is the voice message that {SENDER} left you an hour ago.",
            de: "Hier ist die Sprachnachricht, die {SENDER} dir vor einer Stunde hinterlassen hat.",
            es: "Aquí está el mensaje de voz que {SENDER} te dejó hace una hora.",
            fr: "Voici le message vocal que {SENDER} t'a laissé il y a une heure.",
            hi: "यह रहा वह वॉइस मैसेज जो {SENDER} ने एक घंटे पहले छोड़ा था।",
            th: "นี่คือข้อความเสียงที่{SENDER}ฝากไว้เมื่อหนึ่งชั่วโมงก่อน"
          }
        },
        {
          query: {
            en: "Check if something new arrived on {NAME_APP}",
            de: "Schau nach, ob bei {NAME_APP} etwas Neues angekommen ist",
            es: "Mira si me ha llegado algo nuevo por {NAME_APP}",
            fr: "Regarde si j'ai reçu quelque chose de nouveau sur {NAME_APP}",
            hi: "देखो {NAME_APP} पर कुछ नया आया है क्या",
            th: "ดูหน่อยว่ามีอะไรใหม่ใน{NAME_APP}ไหม"
          },
          passage: {
            en: "You have three unread messages on {NAME_APP}, the newest is from your sister.",
            de: "Du hast drei ungelesene Nachrichten bei {NAME_APP}, die neueste ist von deiner Schwester.",
            es: "Tienes tres mensajes sin leer en {NAME_APP}, el más reciente es de tu hermana.",
            fr: "Tu as trois messages non lus sur {NAME_APP}, le plus récent vient de ta sœur.",
            hi: "{NAME_APP} पर आपके तीन बिना पढ़े मैसेज हैं, सबसे नया आपकी बहन का है।",
            th: "คุณมีข้อความที่ยังไม่ได้อ่านสามข้อความใน{NAME_APP} ล่าสุดมาจากน้องสาวของคุณ"
          }
        }
      ]
    },
    CANCEL_MESSAGE: {
      evaluation: [
        {
          en: "Don't send the message to {RECIPIENT}",
          de: "Schick die Nachricht an {RECIPIENT} nicht ab",
          es: "No envíes el mensaje a {RECIPIENT}",
          fr: "N'envoie pas le message à {RECIPIENT}",
          hi: "{RECIPIENT} को मैसेज मत भेजो",
          th: "ไม่ต้องส่งข้อความถึง{RECIPIENT}แล้ว"
        },
        {
          en: "Cancel my message to {RECIPIENT}",
          de: "Brich meine Nachricht an {RECIPIENT} ab",
          es: "Cancela mi mensaje a {RECIPIENT}",
          fr: "Annule mon message à {RECIPIENT}",
          hi: "{RECIPIENT} के लिए लिखा मेरा मैसेज रद्द करो",
          th: "ยกเลิกข้อความของฉันถึง{RECIPIENT}"
        },
        {
          en: "Discard the message to {RECIPIENT} on {NAME_APP}",
          de: "Verwirf die Nachricht an {RECIPIENT} bei {NAME_APP}",
          es: "Descarta el mensaje a {RECIPIENT} en {NAME_APP}",
          fr: "Abandonne le message à {RECIPIENT} sur {NAME_APP}",
          hi: "{NAME_APP} पर {RECIPIENT} के लिए लिखा मैसेज छोड़ दो",
          th: "ทิ้งข้อความถึง{RECIPIENT}ใน{NAME_APP}"
        }
      ],
      training: [
        {
          query: {
            en: "Wait, I no longer want to send the text to {RECIPIENT}",
            de: "Warte, ich will die SMS an {RECIPIENT} doch nicht schicken",
            es: "Espera, ya no quiero mandar el mensaje a {RECIPIENT}",
            fr: "Attends, je ne veux plus envoyer le texto à {RECIPIENT}",
            hi: "रुको, अब {RECIPIENT} को मैसेज नहीं भेजना है",
            th: "เดี๋ยวก่อน ไม่อยากส่งข้อความถึง{RECIPIENT}แล้ว"
          },
          passage: {
            en: "All right, the message to {RECIPIENT} was stopped and not sent.",
            de: "In Ordnung, die Nachricht an {RECIPIENT} wurde gestoppt und nicht gesendet.",
            es: "De acuerdo, el mensaje a {RECIPIENT} se ha detenido y no se ha enviado.",
            fr: "D'accord, le message à {RECIPIENT} a été arrêté et n'est pas parti.",
            hi: "ठीक है, {RECIPIENT} वाला मैसेज रोक दिया गया है और भेजा नहीं गया।",
            th: "ได้เลย ข้อความถึง{RECIPIENT}ถูกหยุดไว้และไม่ได้ส่ง"
          }
        },
        {
          query: {
            en: "Delete the draft for {RECIPIENT} on {NAME_APP}",
            de: "Lösch den Entwurf für {RECIPIENT} bei {NAME_APP}",
            es: "Borra el borrador para {RECIPIENT} en {NAME_APP}",
            fr: "Supprime le brouillon pour {RECIPIENT} sur {NAME_APP}",
            hi: "{NAME_APP} पर {RECIPIENT} के लिए लिखा ड्राफ़्ट हटा दो",
            th: "ลบข้อความร่างถึง{RECIPIENT}ใน{NAME_APP}"
          },
          passage: {
            en: "The draft for {RECIPIENT} on {NAME_APP} has been deleted for good.",
            de: "Der Entwurf für {RECIPIENT} bei {NAME_APP} wurde endgültig gelöscht.",
            es: "El borrador para {RECIPIENT} en {NAME_APP} se ha borrado definitivamente.",
            fr: "Le brouillon pour {RECIPIENT} sur {NAME_APP} est définitivement supprimé.",
            hi: "{NAME_APP} पर {RECIPIENT} के लिए लिखा ड्राफ़्ट हमेशा के लिए हटा दिया गया है।",
            th: "ข้อความร่างถึง{RECIPIENT}ใน{NAME_APP}ถูกลบถาวรแล้ว"
          }
        },
        {
          query: {
            en: "Call off the message that goes to {RECIPIENT} {DATE_TIME}",
            de: "Nimm die Nachricht zurück, die {DATE_TIME} an {RECIPIENT} geht",
            es: "Anula el mensaje que se envía a {RECIPIENT} {DATE_TIME}",
            fr: "Annule le message qui doit partir pour {RECIPIENT} {DATE_TIME}",
            hi: "{DATE_TIME} {RECIPIENT} को जाने वाला मैसेज रोक दो",
            th: "ระงับข้อความที่จะส่งถึง{RECIPIENT}{DATE_TIME}"
          },
          passage: {
            en: "Nothing will be sent to {RECIPIENT} {DATE_TIME}, the planned message is gone.",
            de: "An {RECIPIENT} wird {DATE_TIME} nichts gesendet, die geplante Nachricht ist gelöscht.",
            es: "No se enviará nada a {RECIPIENT} {DATE_TIME}, el mensaje programado está anulado.",
            fr: "Rien ne sera envoyé à {RECIPIENT} {DATE_TIME}, le message prévu est annulé.",
            hi: "{DATE_TIME} {RECIPIENT} को कुछ नहीं भेजा जाएगा, तय किया गया मैसेज हटा दिया गया है।",
            th: "จะไม่มีการส่งอะไรถึง{RECIPIENT}{DATE_TIME} เพราะลบข้อความที่ตั้งเวลาไว้แล้ว"
          }
        }
      ]
    },
    GET_MESSAGE_CONTACT: {
      evaluation: [
        {
          en: "Who wrote to me on {NAME_APP}?",
          de: "Wer hat mir bei {NAME_APP} geschrieben?",
          es: "¿Quién me ha escrito por {NAME_APP}?",
          fr: "Qui m'a écrit sur {NAME_APP}?",
          hi: "{NAME_APP} पर मुझे किसने मैसेज किया?",
          th: "ใครส่งข้อความหาฉันทาง{NAME_APP}"
        },
        {
          en: "Who is the last message on {NAME_APP} from?",
          de: "Von wem ist die letzte Nachricht bei {NAME_APP}?",
          es: "¿De quién es el último mensaje de {NAME_APP}?",
          fr: "De qui vient le dernier message sur {NAME_APP}?",
          hi: "{NAME_APP} पर आख़िरी मैसेज किसका है?",
          th: "ข้อความล่าสุดใน{NAME_APP}มาจากใคร"
        },
        {
          en: "Who sent me the message “{CONTENT_EXACT}”?",
          de: "Wer hat mir die Nachricht „{CONTENT_EXACT}“ geschickt?",
          es: "¿Quién me envió el mensaje «{CONTENT_EXACT}»?",
          fr: "Qui m'a envoyé le message «{CONTENT_EXACT}»?",
          hi: "मुझे “{CONTENT_EXACT}” वाला मैसेज किसने भेजा?",
          th: "ใครส่งข้อความว่า “{CONTENT_EXACT}” มาให้ฉัน"
        }
      ],
      training: [
        {
          query: {
            en: "Which people have texted me on {NAME_APP}?",
            de: "Welche Leute haben mir über {NAME_APP} Nachrichten geschickt?",
            es: "¿Qué personas me han mandado mensajes por {NAME_APP}?",
            fr: "Quelles personnes m'ont envoyé des messages sur {NAME_APP}?",
            hi: "किन लोगों ने मुझे {NAME_APP} पर मैसेज भेजे हैं?",
            th: "มีใครบ้างที่ส่งข้อความมาหาฉันใน{NAME_APP}"
          },
          passage: {
            en: "Your brother and two colleagues have written to you on {NAME_APP}.",
            de: "Dein Bruder und zwei Kollegen haben dir bei {NAME_APP} geschrieben.",
            es: "Tu hermano y dos compañeros te han escrito por {NAME_APP}.",
            fr: "Ton frère et deux collègues t'ont écrit sur {NAME_APP}.",
            hi: "आपके भाई और दो सहकर्मियों ने आपको {NAME_APP} पर लिखा है।",
            th: "พี่ชายและเพื่อนร่วมงานสองคนเขียนถึงคุณทาง{NAME_APP}"
          }
        },
        {
          query: {
            en: "From whom did I get the text “{CONTENT_EXACT}”?",
            de: "Von wem habe ich die SMS „{CONTENT_EXACT}“ bekommen?",
            es: "¿De quién he recibido el texto «{CONTENT_EXACT}»?",
            fr: "De qui ai-je reçu le texto «{CONTENT_EXACT}»?",
            hi: "“{CONTENT_EXACT}” वाला मैसेज मुझे किससे मिला?",
            th: "ฉันได้รับข้อความ “{CONTENT_EXACT}” จากใคร"
          },
          passage: {
            en: "The text “{CONTENT_EXACT}” came from your mother this morning.",
            de: "Die SMS „{CONTENT_EXACT}“ kam heute Morgen von deiner Mutter.",
            es: "El texto «{CONTENT_EXACT}» llegó esta mañana de parte de tu madre.",
            fr: "Le texto «{CONTENT_EXACT}» est arrivé ce matin de la part de ta mère.",
            hi: "“{CONTENT_EXACT}” वाला मैसेज आज सुबह आपकी माँ ने भेजा था।",
            th: "ข้อความ “{CONTENT_EXACT}” มาจากแม่ของคุณเมื่อเช้านี้"
          }
        },
        {
          query: {
            en: "Whose message on {NAME_APP} have I not answered yet?",
            de: "Wessen Nachricht bei {NAME_APP} habe ich noch nicht beantwortet?",
            es: "¿De quién es el mensaje de {NAME_APP} que aún no he contestado?",
            fr: "Quel contact attend encore ma réponse sur {NAME_APP}?",
            hi: "{NAME_APP} पर किसके मैसेज का जवाब बाकी है?",
            th: "ฉันยังไม่ได้ตอบข้อความของใครใน{NAME_APP}"
          },
          passage: {
            en: "On {NAME_APP} one of your neighbours is still waiting for an answer.",
            de: "Bei {NAME_APP} wartet noch ein Nachbar von dir auf eine Antwort.",
            es: "En {NAME_APP} uno de tus vecinos todavía espera una respuesta.",
            fr: "Sur {NAME_APP}, un de tes voisins attend encore une réponse.",
            hi: "{NAME_APP} पर आपके एक पड़ोसी अब भी जवाब का इंतज़ार कर रहे हैं।",
            th: "ใน{NAME_APP}เพื่อนบ้านคนหนึ่งของคุณยังรอคำตอบอยู่"
          }
        }
      ]
    }
  }
}
